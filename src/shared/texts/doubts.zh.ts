import type { DoubtTexts } from './textTypes'

export const doubtsZh: DoubtTexts = {
  'thousands-assumed': '列“{column}”中“{example}”里的逗号或句点按千位分隔符处理，文件中没有其他依据。',
  'decimal-assumed': '列“{column}”中的“{example}”按小数读取，它也可能是带千位分隔符的整数。',
  'mark-unknown': '列“{column}”保留为文本：无法判断“{example}”中的符号是小数点还是千位分隔符。',
  'date-order-unknown': '列“{column}”保留为文本：无法判断“{example}”是日在前还是月在前。',
  'percent-text': '列“{column}”保留为文本：“{example}”是百分数。按数值读取时，12 % 记为 0.12。',
  'currency-text':
    '列“{column}”保留为文本：“{example}”的写法像金额。可以按数值读取：去掉货币符号，减号或括号表示负数。',
  'first-cell-text':
    '列“{column}”保留为文本，因为它的第一个单元格是“{example}”（可能是单位），其下都是数值。按数值读取时，该单元格记为缺失。',
  'unit-row': '列名下面的一行看起来是单位（“{example}”），而不是一条观测。去掉这一行，这些列就都是数值。',
  'percent-divided': '列“{column}”中的百分数已除以 100：12 % 记为 0.12。',
  'total-row': '最后一行（第 {row} 行）看起来是其他行的合计（“{example}”）。如果它不是一条观测，请将其排除。',
  undecodable: '有 {count} 个单元格无法按编码 {encoding} 解码，请试试其他编码。',
  'several-sheets': '有 {count} 个工作表含有数据，当前显示的是“{sheet}”。',
  'header-absent': '第一行看起来是数据，因此各列按序号命名。',
  'header-assumed': '第一行被当作列名，文件中没有其他依据。',
  'many-failed': '列“{column}”中有 {count} 个单元格无法读取，按缺失处理。',
  'integers-text':
    '列“{column}”保留为文本：数值容纳不下“{example}”的所有位数。按数值读取时，这样的值会被舍入。',
  'decimals-rounded': '列“{column}”中有 {count} 个数超过 17 位，已舍入到 17 位。',
  'digits-lost':
    '列“{column}”中有 {count} 个整数的位数超出数值所能保存的范围。如果它们是编号，请把该列按文本读取。',
}
