import type { en } from '../en'
import type { Shape } from '../shape'

export const residuals: Shape<typeof en.residuals> = {
  view: '此图显示的内容',
  views: {
    residuals: '残差图',
    quantile: '正态 Q–Q 图',
    'scale-location': '尺度–位置图',
    leverage: '杠杆值与 Cook 距离',
    histogram: '直方图与密度',
    'added-variable': '附加变量图',
    'component-residual': '成分加残差图',
    autocorrelation: '自相关',
  },
  term: '选择项',
  bar: '{low} 至 {high}',
  barKeys: '方向键在条形之间移动',
  barPicks: '单击或按 Enter 选中其中各行',
  barSelected: '选中',
  barFlagged: '标记',
  barsSelected:
    '{count} 个选中的行在条形中标出 | {count} 个选中的行在条形中标出 | {count} 个选中的行在条形中标出',
  barsExcluded:
    '没有排除的行 | {count} 个排除的行在下方以空心圆标出，不计入条形 | {count} 个排除的行在下方以空心圆标出，不计入条形',
  barsFlagged: '没有标记行 | {count} 个标记行在条形中以斜线标出 | {count} 个标记行在条形中以斜线标出',
  lag: '滞后 {lag}',
  axis: '残差图的横轴',
  overFitted: '横轴：拟合值',
  overOrder: '横轴：行号',
  overColumn: '横轴：{name}',
  band: '置信带',
  bands: { pointwise: '逐点置信带', simultaneous: '同时置信带' },
  kind: '残差类型',
  studentized: '学生化残差',
  kinds: { studentized: '学生化', standardized: '标准化', raw: '原始' },
  flagged: '没有突出的行 | {count} 行突出 | {count} 行突出',
}
