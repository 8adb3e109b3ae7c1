import type { DiagnosticTexts } from './textTypes'

export const diagnosticsZh: DiagnosticTexts = {
  residuals: '残差图（横轴：{x}）',
  rowOrder: '行号',
  scaleLocation: '尺度–位置图',
  rootStandardized: '标准化残差绝对值的平方根',
  scaleLocationText:
    '标准化残差绝对值的平方根（{yMin} 至 {yMax}）对拟合值（{xMin} 至 {xMax}）的图，共 {count} 个点。',
  smoothText: '平滑曲线从 {start} 变化到 {end}。',
  smoothSample: '平滑曲线由 {count} 行的样本得出。',
  leverage: '残差与杠杆值',
  leverageText: '标准化残差（{yMin} 至 {yMax}）对杠杆值（{xMin} 至 {xMax}）的图，共 {count} 个点。',
  contours: '虚线为 Cook 距离的等值线：4/n = {own}、0.5 和 1。',
  noContours: '稳健拟合没有 Cook 距离，因此没有等值线。',
  quantileText:
    '学生化残差的分位数（{yMin} 至 {yMax}）对正态分位数（{xMin} 至 {xMax}）的图，共 {count} 个点。',
  pointwiseBand: '{level}% 逐点置信带：每个点各以此概率落在带内。',
  simultaneousBand: '{level}% 同时置信带：所有点同时落在带内的概率为此值。',
  noBand: '没有置信带：这些残差的分布未知。',
}
