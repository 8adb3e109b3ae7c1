/** English phrases in which errors carry what was found or expected, and their Chinese; anything else stays as it is. */
const phrases: readonly (readonly [pattern: RegExp, chinese: string])[] = [
  [/^the end$/, '公式结尾'],
  [/^a name, a number or \($/, '列名、数字或 ('],
  [/^the end of the constraints$/, '约束条件结尾'],
  [/^the end of the line$/, '行尾'],
  [/^a term, a number or \($/, '项、数字或 ('],
  [/^an operator or ;$/, '运算符或 ;'],
  [/^=, <= or >=$/, '=、<= 或 >='],
  [/^numbers within the range of doubles$/, '双精度范围内的数值'],
  [/^a name, a number or an operator$/, '列名、数字或运算符'],
  [/^a column, 0 or 1; I\(\) for arithmetic$/, '列、0 或 1；算术运算请用 I()'],
  [/^a number or a column$/, '数字或列'],
  [/^a text or a number$/, '文本或数字'],
  [/^a number$/, '数字'],
  [/^a column$/, '列'],
  [/^an operator$/, '运算符'],
  [/^only one ~$/, '只能有一个 ~'],
  [/^TRUE or FALSE$/, 'TRUE 或 FALSE'],
  [/^numbers$/, '数值'],
  [/^dates$/, '日期'],
  [/^text$/, '文本'],
  [/^true or false$/, '真假值'],
  [/^a condition$/, '条件'],
  [/^a date such as (.+)$/, '日期，如 $1'],
  [/^another name$/, '另一个列名'],
  [/^closing (.)$/, '与之配对的 $1'],
  [/^at most (\d+) levels of nesting$/, '至多 $1 层嵌套'],
  [/^a whole number from (\d+) to (\d+)$/, '$1 至 $2 之间的整数'],
  [/^a whole number from (\d+)$/, '不小于 $1 的整数'],
  [/^(.+) or (.+)$/, '$1 或 $2'],
  [/^it is empty$/, '条件为空'],
  [/^it must be a single expression, without ;$/, '只能是一个不含 ; 的表达式'],
  [/^it must be a single expression$/, '只能是一个表达式'],
  [/^it has no sheet$/, '其中没有工作表'],
  [/^the zip archive that it is has no end$/, '文件不完整（ZIP 结尾缺失）'],
  [/^(\d+) MB unpacked$/, '解压后 $1 MB'],
  [/^([\d.]+) million cells( a sheet)?$/, '$1 百万个单元格'],
  [/^exit code (.+)$/, '退出码 $1'],
]

/** The Chinese of a phrase, or the phrase itself. */
export function phraseZh(phrase: string): string {
  const known = phrases.find(([pattern]) => pattern.test(phrase))
  return known === undefined ? phrase : phrase.replace(known[0], known[1])
}
