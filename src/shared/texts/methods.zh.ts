import type { MethodTexts } from './textTypes'

export const methodsZh: MethodTexts = {
  ols: '最小二乘法',
  'ols-help': '使残差平方和最小的系数；行有权重时为加权平方和。',
  ridge: '岭回归',
  'ridge-help': '对系数的平方加以惩罚的最小二乘法：系数收缩，共线的自变量分担效应。',
  lasso: 'Lasso 回归',
  'lasso-help': '对系数的绝对值加以惩罚的最小二乘法：系数收缩，其中一些恰好为 0。',
  'elastic-net': '弹性网络',
  'elastic-net-help': '介于岭回归与 Lasso 之间：选择自变量，并让共线的自变量一同进出。',
  nnls: '非负最小二乘法',
  'nnls-help': '在系数不为负的条件下的最小二乘法，适用于份额、用量和光谱。',
  constrained: '约束最小二乘法',
  'constrained-help': '在系数满足线性等式和不等式的条件下的最小二乘法。',
}
