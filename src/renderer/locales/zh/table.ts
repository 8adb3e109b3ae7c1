import type { en } from '../en'
import type { Shape } from '../shape'

export const table: Shape<typeof en.table> = {
  hint: '点击一行，可在所有图中找到它；点击表头可排序。',
  goTo: '转到行',
}
