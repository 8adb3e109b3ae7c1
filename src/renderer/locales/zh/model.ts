import type { en } from '../en'
import type { Shape } from '../shape'

export const model: Shape<typeof en.model> = {
  title: '模型',
  explain: '因变量',
  by: '自变量',
  chooseResponse: '选择一列',
  dropColumns: '拖入列',
  formula: '公式',
  formulaPlaceholder: '因变量 ~ 自变量 + …',
  inviteResponse: '先选择要解释的列，再点击可能解释它的列。',
  invitePredictors: '现在点击左侧可能解释它的列，或把列拖到这里。',
  stale: '以下为上一个完整模型的结果',
  fitAgain: '重新拟合',
  stdError: '标准误',
  lower: '下限',
  upper: '上限',
  trustedDigits: '{count} 位有效可信',
  showIntervals: '{level}% 区间',
  showErrors: '标准误',
  adjusted: '调整 R²',
  pOfF: 'F 统计量的 p 值',
  checks: '诊断',
}
