import type { en } from '../en'
import type { Shape } from '../shape'

export const flagging: Shape<typeof en.flagging> = {
  choose: '规则…',
  chooseHint: '选择标记行的规则',
  title: '标记行的规则',
  usual: '常用规则',
  done: '完成',
  count: '没有行 | {count} 行 | {count} 行',
  select: '选择全部标记行',
  exclude: '排除…',
  excludeHint: '把选中的行排除在拟合之外；没有选中行时排除全部标记行',
  copy: '复制表格',
  copied: '已复制',
  sortHint: '按{name}排序，大的在前；带符号的数按其大小',
  changeHint: '去掉这一行后 {name} 的变化',
  noChanges:
    '没有显示去掉某行会改变什么的列：在稳健拟合中，每个权重都会随之改变。排除这些行即可看到没有它们的拟合。',
  fixedPenalty: 'Δ：在罚参数 λ 保持不变（不重新选取）时去掉该行的变化。',
  shown: '按此顺序的前 {shown} 行，共 {total} 行。',
  computing: '{rules}：计算中',
  notComputed: '{rules}：未计算',
  compute: '计算',
  noEstimate: '没有 MM 估计：{reason}',
}
