import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import type { SummarisedColumn } from '../data/database/summarisedColumn'
import type { ShownRows } from '../data/database/shownRows'

/** Asks a robust fit with what share some rows count. */
export type AskWeights = (rows: Int32Array) => Promise<Result<Float64Array>>

/** The columns with one more for the weights, whose name none of them has. */
export function withWeightColumn(columns: readonly SummarisedColumn[]): readonly SummarisedColumn[] {
  const names = new Set(columns.map(({ name }) => name))
  let name = 'robustness_weight'
  while (names.has(name)) name += '_'
  return [...columns, { ...columns[0], name, type: 'number' }]
}

/** The rows with their weights as one more cell, empty for a row that is none of the fit's; `refuse` is told why there are none. */
export async function* weighedRows(
  parts: AsyncIterable<ShownRows>,
  ask: AskWeights,
  refuse: (error: AppError) => void,
): AsyncGenerator<ShownRows, void> {
  for await (const { rows, failed } of parts) {
    const weights = await ask(Int32Array.from(rows, ({ row }) => row))
    if (!weights.ok) {
      refuse(weights.error)
      throw new Error(weights.error.code)
    }
    const cells = (place: number): number | null =>
      Number.isNaN(weights.value[place]) ? null : weights.value[place]
    yield {
      rows: rows.map(({ row, values }, place) => ({ row, values: [...values, cells(place)] })),
      failed,
    }
  }
}
