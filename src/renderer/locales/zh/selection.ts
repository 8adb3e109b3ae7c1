import type { en } from '../en'
import type { Shape } from '../shape'

export const selection: Shape<typeof en.selection> = {
  menu: '选择行，以及对所选行的操作',
  count: '已选 {count} 行',
  flagged: '选择被标记的行',
  where: '按条件选择…',
  whereTitle: '选择满足条件的行',
  whereApply: '选择这些行',
  invert: '反选（图表中按 Ctrl+I）',
  copy: '复制这些行（图表中按 Ctrl+C）',
  show: '在表格中显示',
  clear: '清除选择',
  exclude: '排除这些行…（Delete）',
  excludeShort: '排除…',
  excludeHint: '拟合时不使用所选的行（Delete）',
  excludeTitle: '从拟合中排除 {count} 行',
  excludeApply: '从拟合中排除',
  excludeNote: '这些行仍保留在表格中，并在图中显示为空心点，可随时恢复。',
  restore: '恢复这些行（Shift+Delete）',
  restoreShort: '恢复',
  restoreHint: '将所选的行重新纳入拟合（Shift+Delete）',
}
