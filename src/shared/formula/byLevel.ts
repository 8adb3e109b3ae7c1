import type { FactorColumn } from '../table/column'
import type { RowBlock } from './evaluator'

/** Writes a value for each row of a block. */
export type Reader = (block: RowBlock, target: Float64Array) => void

/** A factor column read through a number for each level; a missing value, or a row that the column lacks, is NaN. */
export function byLevel({ codes, levels }: FactorColumn, numberOf: (level: string) => number): Reader {
  const numbers = Float64Array.from(levels, numberOf)
  return ({ rows, start, end }, target) => {
    for (let i = start; i < end; i++) {
      const code = codes[rows === null ? i : rows[i]]
      target[i - start] = code >= 0 ? numbers[code] : NaN
    }
  }
}
