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
  huber: 'Huber 估计',
  'huber-help':
    '稳健：较大的残差按其大小而不是平方计入。能抵御因变量中的离群值，但不能抵御自变量中的离群值。',
  bisquare: 'Tukey 双权估计',
  'bisquare-help': '稳健：离得越远的行分量越轻，超过界限则不计。从最小二乘法出发。',
  lad: '最小一乘法',
  'lad-help': '稳健：残差绝对值之和最小；拟合的两侧各有一半的行。',
  quantile: '分位数回归',
  'quantile-help': '拟合之下有指定份额的行：看较低或较高的因变量值如何变化。',
  mm: 'MM 估计',
  'mm-help': '稳健：能抵御因变量和自变量中的离群值，最多可占一半的行；没有离群值时几乎与最小二乘法一样精确。',
  hampel: 'Hampel 估计',
  'hampel-help': '稳健：行先是全额计入，再按大小计入，然后越来越轻，超过界限则不计。从最小二乘法出发。',
}
