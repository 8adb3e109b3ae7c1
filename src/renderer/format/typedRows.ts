import type { PredictionRows } from '@shared/contract/predictionApi'
import type { PredictorDomain } from '@shared/inference/predictorDomains'
import { daysOfDate } from '@shared/texts/dateText'
import { parseNumber } from './numbers'

/** A row that is being typed: what stands in the field of each predictor, by name, so that it outlives a change of the model. */
export type TypedRow = Readonly<Partial<Record<string, string>>>

/** Most rows that are typed or pasted; more of them are a file's business. */
export const TYPED_LIMIT = 500

type TypedCell = Extract<PredictionRows, { readonly from: 'typed' }>['rows'][number][number]

/** What a field's text is to the model; null when it is empty or cannot be read. */
const readTyped = (text: string, { type }: PredictorDomain): TypedCell => {
  if (text.trim() === '') return null
  if (type === 'text' || type === 'boolean') return text.trim()
  const value = type === 'date' ? daysOfDate(text) : parseNumber(text)
  return Number.isFinite(value) ? value : null
}

/** Something stands in the field, but not what the model could read. */
export const isUnreadable = (text: string, predictor: PredictorDomain): boolean =>
  text.trim() !== '' && readTyped(text, predictor) === null

export const isEmptyRow = (row: TypedRow, predictors: readonly PredictorDomain[]): boolean =>
  predictors.every(({ name }) => (row[name] ?? '').trim() === '')

/** The typed rows as the engine is asked for them. */
export const typedRequest = (
  rows: readonly TypedRow[],
  predictors: readonly PredictorDomain[],
): PredictionRows => ({
  from: 'typed',
  columns: predictors.map(({ name }) => name),
  rows: rows.map((row) => predictors.map((predictor) => readTyped(row[predictor.name] ?? '', predictor))),
})

export interface Paste {
  readonly text: string
  /** Where it begins: the row, and the predictor's place. */
  readonly row: number
  readonly column: number
}

/**
 * The rows after a table was pasted from a cell on, rows added as needed. A first line that names predictors says which column is
 * which; what follows no predictor is left out.
 */
export const pasteRows = (
  rows: readonly TypedRow[],
  { text, row, column }: Paste,
  predictors: readonly Pick<PredictorDomain, 'name'>[],
): readonly TypedRow[] => {
  const lines = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
  const names = predictors.map(({ name }) => name)
  const isHeader = lines[0].some((cell) => names.includes(cell.trim()))
  const targets = isHeader ? lines[0].map((cell) => cell.trim()) : names.slice(column)
  const pasted = isHeader ? lines.slice(1) : lines
  const result = [...rows]
  pasted.forEach((cells, index) => {
    const filled = Object.fromEntries(
      cells.flatMap((cell, place) => (names.includes(targets[place]) ? [[targets[place], cell.trim()]] : [])),
    )
    result[row + index] = { ...result[row + index], ...filled }
  })
  return result.slice(0, TYPED_LIMIT)
}

/** A text that is more than one cell. */
export const isTable = (text: string): boolean => /[\t\n]/.test(text.trim())
