import type { en } from '../en'
import type { Shape } from '../shape'

export const charts: Shape<typeof en.charts> = {
  row: '第 {row} 行',
  fitLabel: '{y} 对 {x} 的散点图，含拟合线及其置信带，共 {count} 个点',
  residualLabel: '{y}对{x}的图，共 {count} 个点',
  quantileLabel: '学生化残差的正态 Q–Q 图，共 {count} 个点',
  lineLabel: '下降当前步的直线与闭式解，{y} 对 {x}',
  lossLabel: '{count} 次迭代的损失，最小值为 {minimum}',
  sweepLabel: '各学习率所需的迭代次数',
  surfaceLabel: '{x} 与 {y} 上的损失曲面和下降路径',
  logLoss: '损失（对数）',
  stepsNeeded: '达到 1e-6 的迭代数',
  resetZoom: '还原缩放（0）',
  expand: '放大',
  shrink: '还原',
  viewTable: '以表格查看',
  saveImage: '存为 PNG',
  tableCut: '前 {shown} 行，共 {total} 行。',
  outlierLegend: "离群 {'|'}t{'|'} > {threshold}",
  outlierRule: '离群：学生化残差超出 ± 阈值',
  leverageRule: '高杠杆：自变量远离其他行（杠杆值大于平均值的两倍）',
  influenceRule: '强影响：去掉它系数会明显改变（Cook 距离大于 4/n）',
}
