import type { en } from '../en'
import type { Shape } from '../shape'

export const compare: Shape<typeof en.compare> = {
  lead: '本次会话中对该数据拟合过的模型。可按任一指标排序，点击即可回到某个模型。',
  emptyText: '对该数据拟合过的每个模型都会并排列在这里。',
  notComparable: '这些模型的因变量或所用的行不同，指标不能相互比较。',
  rule: 'AIC、BIC 和 σ 越小越好；R² 和调整 R² 越大越好。增加项时 R² 不会下降。',
  current: '当前模型',
  goBack: '回到该模型',
}
