import type { ColumnCondition } from '../document/columnCondition'
import { readFilter } from '../document/readFilter'
import { daysOfDate } from '../texts/dateText'
import { commentLines } from './commentLines'
import { pythonColumn, pythonText, pythonTexts, pythonTruth } from './pythonText'
import { rowRanges } from './rowRanges'
import type { ScriptInput } from './scriptInput'

/** Keeps the rows that the filter keeps. */
export function pythonFilter(input: ScriptInput): readonly string[] {
  const { filter, keptRows } = input
  if (filter === null) return []
  const conditions = readFilter(filter)
  const parameters = { condition: filter }
  if (conditions.every(({ kind }) => kind !== 'typed')) {
    const written = conditions.map((condition) => `data = data[${conditionOf(condition)}]`)
    return ['', ...commentLines(input, 'filter', parameters), ...written]
  }
  if (keptRows === undefined) {
    return [
      '',
      ...commentLines(input, 'filter-unknown', parameters),
      `raise SystemExit(${pythonText(filter)})`,
    ]
  }
  return [
    '',
    ...commentLines(input, 'filter-typed', parameters),
    `data = data[data.index.isin(${pythonRows(keptRows)})]`,
  ]
}

/** Ascending row numbers. */
export function pythonRows(rows: readonly number[]): string {
  const ranges = rowRanges(rows)
  const part = (end: 0 | 1): string => `[${ranges.map((range) => range[end]).join(', ')}]`
  return `runs(${part(0)}, ${part(1)})`
}

function conditionOf(condition: ColumnCondition): string {
  if (condition.kind === 'typed') return 'False'
  const column = pythonColumn(condition.column)
  switch (condition.kind) {
    case 'range':
      return between(column, condition)
    case 'dates': {
      const day = (end: string | null): number | null => (end === null ? null : daysOfDate(end))
      return between(`np.floor(${column})`, { from: day(condition.from), to: day(condition.to) })
    }
    case 'contains': {
      const text = pythonText(condition.text)
      return `${column}.str.lower().str.contains(${text}.lower(), regex=False, na=False).astype(bool)`
    }
    case 'one-of':
      return `${column}.isin(${pythonTexts(condition.values)})`
    case 'is':
      return `${column} == ${pythonTruth(condition.value)}`
    case 'missing':
      return `${condition.missing ? '' : '~'}${column}.isna()`
  }
}

interface Ends {
  readonly from: number | null
  readonly to: number | null
}

function between(value: string, { from, to }: Ends): string {
  const ends = [
    ...(from === null ? [] : [`(${value} >= ${from})`]),
    ...(to === null ? [] : [`(${value} <= ${to})`]),
  ]
  return ends.length === 0 ? `~${value}.isna()` : ends.join(' & ')
}
