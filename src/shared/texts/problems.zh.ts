import type { ProblemTexts } from './textTypes'

export const problemsZh: ProblemTexts = {
  'not-a-number': '数值列中的非数值内容，按缺失处理',
  'not-a-date': '日期列中的非日期内容，按缺失处理',
  'not-true-or-false': '既不是真也不是假，按缺失处理',
  'out-of-range': '数值过大或过小，无法表示，按缺失处理',
  placeholder: '表示缺失值',
  'keeps-column-text': '使该列无法作为数值读取',
  'row-too-short': '该行提前结束，末尾的单元格缺失',
  'row-too-long': '该行的单元格多于表头，多余部分已舍去',
  'stray-quote': '引号没有闭合，或出现在不应出现的位置',
  'not-decodable': '按文件的编码无法解码的字节',
  'formula-error': '单元格中的公式出错，按缺失处理',
  'number-stored-as-text': '以文本存储的数字，已按数值读取',
  'digits-lost': '整数的位数超出数值所能保存的范围，已取最接近的数',
  'note-left-out': '表格下方的附注，已略去',
}
