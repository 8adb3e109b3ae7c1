import type { FlagTexts } from './textTypes'

/** 标记行所用的规则及当前界限；`-about` 说明规则找的是什么。 */
export const flagsZh: FlagTexts = {
  outlier: '学生化残差超出 ± {limit}',
  'high-leverage': '杠杆值大于 3p/n = {limit}',
  influential: 'Cook 距离大于 4/n = {limit}',
  bonferroni: '离群点检验：学生化残差超出 ± {limit}，Bonferroni p 值小于 0.05',
  'cook-median': 'Cook 距离大于 F(p, n − p) 的中位数 = {limit}',
  'leverage-2p': '杠杆值大于 2p/n = {limit}',
  dffits: 'DFFITS 超出 ± 2√(p/n) = {limit}',
  'robust-outlier': 'MM 估计的残差超出其尺度的 ± {limit} 倍',
  'outlier-about': '其响应远离由其他行得到的拟合。',
  'high-leverage-about': '其自变量远离其他行：杠杆值为平均值的三倍以上。',
  'influential-about': '去掉它，系数会改变。',
  'bonferroni-about': '即使作为这么多行中最差的一行，也远得出人意料。',
  'cook-median-about': '去掉它，系数会离开其 50 % 联合置信域：很少有行如此。',
  'leverage-2p-about': '其自变量远离其他行：杠杆值为平均值的两倍以上。',
  'dffits-about': '去掉它，它自己的拟合值会改变。',
  'robust-outlier-about': '远离多数行的拟合：把普通拟合拉向自己的行也能看出来。',
  chosen: '标记规则：{rules}。',
  none: '没有选择任何规则，因此没有标记任何行。',
}
