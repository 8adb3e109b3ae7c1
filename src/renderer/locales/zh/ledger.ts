import type { en } from '../en'
import type { Shape } from '../shape'

export const ledger: Shape<typeof en.ledger> = {
  open: '已排除 {count} 行',
  openHint: '排除记录：哪些行被排除、理由以及带来的变化',
  title: '被排除的行及其影响',
  reason: '理由',
  reasonHint: '供报告读者参考的理由（可不填）',
  select: '选择这些行',
  none: '没有被排除的行。',
}
