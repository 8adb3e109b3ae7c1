import type { en } from '../en'
import type { Shape } from '../shape'

export const exportRows: Shape<typeof en.exportRows> = {
  open: '导出…',
  openHint: '将显示的行写入 CSV 或 Excel 文件',
  title: '导出行',
  lead: '{count} 行（筛选后保留的行），按文件中的顺序',
  leadSorted: '{count} 行（筛选后保留的行），按“{column}”排序',
  format: '格式',
  formats: { csv: 'CSV', xlsx: 'Excel 工作簿' },
  protect: '防止文本被当作公式运行',
  protectHint: '以 = + - {at} 开头的文本前会加一个撇号，使电子表格不会运行它们。数值保持不变。',
  mark: '标记为 UTF-8',
  markHint: 'Excel 由此能正确读取非英文内容。有些程序会把该标记当作第一个列名的一部分。',
  weights: '附加一列：稳健拟合的权重',
  workbookHint: '数值仍是数值，日期仍是日期。一张工作表的表头下最多容纳 1,048,575 行。',
  failedHint: '无法读取的单元格按其在文件中的原文写出。',
  written: '已写入 {count} 行中的 {done} 行',
  run: '选择保存位置…',
  fileName: '{name} 行',
}
