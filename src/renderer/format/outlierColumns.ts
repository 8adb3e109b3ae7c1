import type { OutlierRow, OutlierSort, OutlierTable } from '@shared/contract/outlierApi'
import type { MessageKey, MessageParameters } from '../locales/messages'

/** A column of the table of outliers: what sorts by it, what it is called, and its cells. */
export interface OutlierColumn {
  readonly key: Pick<OutlierSort, 'by' | 'index'>
  readonly title: string
  /** What the title leaves out; empty where it says all. */
  readonly hint: string
  readonly cell: (row: OutlierRow) => number | string | null
}

type Text = (key: MessageKey, parameters?: MessageParameters) => string
type Figure = Exclude<OutlierSort['by'], 'row' | 'value' | 'coefficient' | 'sigma' | 'rSquared'>

const figures = [
  ['fitted', 'terms.fitted'],
  ['residual', 'terms.residual'],
  ['studentized', 'residuals.studentized'],
  ['leverage', 'terms.leverage'],
  ['cooksDistance', 'terms.cooksDistance'],
  ['dffits', 'terms.dffits'],
] as const satisfies readonly (readonly [Figure, MessageKey])[]

/** Those of a fit, in their order: what the model read, what the fit made of it, and what would change without the row. */
export function outlierColumns(table: OutlierTable, text: Text): readonly OutlierColumn[] {
  const { columns, response, lacks } = table
  const figure = (by: Figure, title: string): OutlierColumn => ({
    key: { by, index: 0 },
    title,
    hint: '',
    cell: (row) => row[by],
  })
  return [
    ...columns.map((title, index): OutlierColumn => ({
      key: { by: 'value', index },
      title,
      hint: '',
      cell: ({ values }) => values[index],
    })),
    ...(response === null ? [] : [figure('observed', response)]),
    ...figures.map(([by, title]) => figure(by, text(title))),
    ...(lacks.includes('robustnessWeight')
      ? []
      : [figure('robustnessWeight', text('terms.robustnessWeight'))]),
    ...(lacks.includes('without') ? [] : changeColumns(table, text)),
  ]
}

function changeColumns({ terms }: OutlierTable, text: Text): readonly OutlierColumn[] {
  const change = (name: string, part: Omit<OutlierColumn, 'title' | 'hint'>): OutlierColumn => ({
    ...part,
    title: `Δ ${name}`,
    hint: text('flagging.changeHint', { name }),
  })
  return [
    ...terms.map((term, index) =>
      change(term, {
        key: { by: 'coefficient', index },
        cell: ({ without }) => without.coefficients[index],
      }),
    ),
    change('σ', { key: { by: 'sigma', index: 0 }, cell: ({ without }) => without.sigma }),
    change('R²', { key: { by: 'rSquared', index: 0 }, cell: ({ without }) => without.rSquared }),
  ]
}

/** The order after a press on a column's title: the largest first, and the other way round at the next press. */
export function nextSort(sort: OutlierSort, key: OutlierColumn['key']): OutlierSort {
  const isSame = sort.by === key.by && sort.index === key.index
  const first = key.by === 'row' ? 'ascending' : 'descending'
  const other = first === 'ascending' ? 'descending' : 'ascending'
  return { ...key, direction: isSame && sort.direction === first ? other : first }
}
