import type { en } from '../en'
import type { Shape } from '../shape'

export const find: Shape<typeof en.find> = {
  placeholder: '表格中的文本',
  where: '查找范围',
  everywhere: '所有列',
  previous: '上一个含有它的行（Shift+Enter）',
  next: '下一个含有它的行（Enter）',
  counted: '第 {rank} 行，共 {count} 行',
  nothing: '没有含有它的行',
  searching: '正在查找…',
  close: '关闭（Esc）',
}
