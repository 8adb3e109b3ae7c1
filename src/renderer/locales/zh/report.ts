import type { en } from '../en'
import type { Shape } from '../shape'

export const report: { export: Shape<typeof en.export>; view: Shape<typeof en.reportView> } = {
  export: {
    html: '存为 HTML…',
    pdf: '存为 PDF…',
  },
  view: {
    emptyText: '报告包括数据、模型、各项数字、诊断和图。请先拟合一个模型。',
    holds: '报告将包括：',
  },
}
