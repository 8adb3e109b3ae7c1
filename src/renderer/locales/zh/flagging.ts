import type { en } from '../en'
import type { Shape } from '../shape'

export const flagging: Shape<typeof en.flagging> = {
  choose: '规则…',
  chooseHint: '选择标记行的规则',
  title: '标记行的规则',
  usual: '常用规则',
  done: '完成',
  count: '没有行 | {count} 行 | {count} 行',
  noEstimate: '没有 MM 估计：{reason}',
}
