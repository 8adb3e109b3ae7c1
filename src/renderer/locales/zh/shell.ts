import type { en } from '../en'
import type { Shape } from '../shape'

export const shell: Shape<typeof en.shell> = {
  open: '打开…',
  openHint: '打开 CSV 或 Excel 文件（Ctrl+O）',
  paste: '粘贴',
  pasteHint: '粘贴电子表格或网页中的单元格 (Ctrl+V)',
  undo: '撤销',
  redo: '重做',
  report: '报告',
  languageHint: '切换语言：中文或 English',
  theme: {
    light: '主题：浅色。点击切换',
    dark: '主题：深色。点击切换',
    system: '主题：跟随系统。点击切换',
  },
  views: '视图',
  tabs: {
    table: '表格',
    fit: '拟合',
    residuals: '残差',
    descent: '下降',
    compare: '比较',
    predict: '预测',
    report: '报告',
  },
  leftSplitter: '数据面板的宽度',
  rightSplitter: '模型面板的宽度',
  number: {
    any: '请输入一个数',
    above: '请输入大于 {min} 的数',
    from: '请输入不小于 {min} 的数',
    between: '请输入 {min} 至 {max} 之间的数',
    whole: '请输入 {min} 至 {max} 之间的整数',
  },
  cancel: '取消',
  dismiss: '关闭',
  warnings: '{count} 条警告',
}
