import type { ScriptTexts } from './textTypes'

export const scriptsZh: ScriptTexts = {
  title: '对 {file} 的分析，由 Leastwise {version} 于 {time} 写出。',
  packages: '除语言本身外所需的包：{packages}。',
  'packages-none': '除语言本身外不需要任何包。',
  helpers: '单元格如何变为数值',
  read: '读取文件；每个单元格起初都是文本',
  types: '按各列的内容转换；无法读取的单元格为缺失',
  numbers: '各行保留文件中的行号',
  'step-unknown': '此步骤在这里没有对应的写法：{step}。',
  'file-unknown': '本脚本不读取 {format} 格式的文件：请把表格导出为 CSV。',
  filter: '保留满足以下条件的行：{condition}',
  'filter-typed': '保留满足 {condition} 的行；行号已逐一写出',
  'filter-unknown': '条件 {condition} 以 SQL 写成，其行号未能取得。',
  exclude: '去掉被排除的行（{count}）',
  model: '模型：{method}',
  'method-unknown': '没有软件包按同一定义给出{method}。',
  errors: '标准误：{kind}',
  'errors-bootstrap': '此处自助法抽取的随机数与程序不同：标准误只在其抽样误差范围内一致。',
  'errors-unknown': '本脚本不写出{kind}类的标准误：程序给出的标准误见其报告。',
  check: '程序使用了同样多的行',
  result: '结果',
}
