import type { en } from '../en'
import type { Shape } from '../shape'

export const table: Shape<typeof en.table> = {
  hint: '点击一行，可在所有图中找到它；点击表头可排序。',
  goTo: '转到行',
  goToHint: '按文件中的行号转到某行，1 至 {count}（Ctrl+G）',
  hidden: '第 {row} 行已被筛选掉。',
  rows: '{count} 行',
  rowsShown: '{count} 行中的 {shown} 行',
  find: '查找',
  findHint: '在表格中查找文本（Ctrl+F）',
  distinct: '{count} 个不同值',
  distinctAbout: '约 {count} 个不同值',
  chosen: '已选 {count} 行',
  chosenCells: '{count} 行 × {columns} 列',
  copy: '复制',
  copyHint: '复制所选单元格（Ctrl+C）',
  copyPlain: '仅单元格（Ctrl+C）',
  copyNames: '连同列名（Ctrl+Shift+C）',
  copied: '已复制 {count} 行',
  copying: '正在复制…',
  menu: {
    title: '对 {column} 的操作',
    ascending: '升序排序',
    descending: '降序排序',
    filter: '按此列筛选行…',
    find: '在此列中查找…',
    type: '读取为',
    nameRows: '用此列为行命名',
    problems: '列出无法读取的单元格…',
  },
}
