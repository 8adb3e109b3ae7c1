import { requiredColumns } from '@shared/analysis/analyse'
import type { ModelSpec } from '@shared/document/analysisDocument'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { ColumnSummary } from '@shared/table/column'
import { doubtMessage } from '@shared/texts/doubtMessage'
import type { CommandIo } from './io'
import { printable } from './printable'

/** What a model is made of. */
export interface DoubtedModel {
  readonly specs: readonly ModelSpec[]
  readonly columns: readonly ColumnSummary[]
  /** 1 a row that takes part; null for all. */
  readonly included: Uint8Array | null
}

/** Says of what was guessed on import that which bears on these models: how their columns are read, and rows that seem to be no observations. */
export function writeDoubts(
  doubts: readonly ImportDoubt[],
  { specs, columns, included }: DoubtedModel,
  io: CommandIo,
): void {
  const used = new Set(
    specs.flatMap((spec) => {
      const names = requiredColumns(spec, columns)
      return names.ok ? names.value : []
    }),
  )
  const bears = (doubt: ImportDoubt): boolean => {
    const takesPart = (row: number): boolean => included === null || included[row - 1] === 1
    if (doubt.code === 'total-row') return takesPart(doubt.row)
    if (doubt.code === 'unit-row') return takesPart(1)
    // Of cells without a value the fit itself tells.
    return 'column' in doubt && doubt.code !== 'many-failed' && used.has(doubt.column)
  }
  for (const doubt of doubts.filter(bears))
    io.error(printable(`leastwise: warning: ${doubt.code}: ${doubtMessage(doubt, 'en')}\n`))
}
