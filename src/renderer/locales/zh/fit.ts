import type { en } from '../en'
import type { Shape } from '../shape'

export const fit: Shape<typeof en.fit> = {
  title: '拟合',
  residuals: '残差',
  threshold: '学生化残差的离群阈值',
  xAxis: '横轴上的自变量',
  emptyTitle: '还没有模型',
  emptyText: '在右侧选择要解释的列，在左侧选择用来解释的列，拟合结果随即出现。',
}
