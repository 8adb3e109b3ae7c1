import type { en } from '../en'
import type { Shape } from '../shape'

export const start: Shape<typeof en.start> = {
  title: '看得见的最小二乘',
  lead: '打开一张表，指定用什么解释什么，就能看到直线、残差和影响结果的行。',
  drop: '把文件拖到这里，或窗口的任何位置',
  dropHere: '松开即可打开',
  formats: 'CSV、TSV 和文本 · Excel（xlsx、xlsm、xls、xlsb）· OpenDocument（ods）· Parquet · JSON',
  samples: '试用示例数据',
  recent: '最近的文件',
  noRecent: '打开过的文件会列在这里。',
}
