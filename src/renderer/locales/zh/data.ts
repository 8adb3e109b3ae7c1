import type { en } from '../en'
import type { Shape } from '../shape'

export const data: Shape<typeof en.data> = {
  title: '数据',
  columns: '列',
  search: '查找列',
  rowNames: '行名取自',
  rowNumber: '行号',
  missing: '缺失 {count}',
  addHint: '把 {name} 加入自变量（按 Y 设为因变量）',
  removeHint: '把 {name} 移出自变量',
  type: {
    number: '数值',
    integer: '整数',
    boolean: '真/假',
    date: '日期',
    text: '文本',
  },
  typeBadge: {
    number: '1.2',
    integer: '1',
    boolean: "0{'|'}1",
    date: '日期',
    text: 'abc',
  },
}
