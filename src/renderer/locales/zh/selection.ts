import type { en } from '../en'
import type { Shape } from '../shape'

export const selection: Shape<typeof en.selection> = {
  menu: '选择行，以及对所选行的操作',
  count: '已选择 {count} 行',
  flagged: '选择被标记的行',
  where: '按条件选择…',
  whereTitle: '选择满足条件的行',
  invert: '反选（图表中按 Ctrl+I）',
  copy: '复制这些行（图表中按 Ctrl+C）',
  show: '在表格中显示',
  clear: '清除选择',
}
