import type { FactorVariable } from './designVariable'
import type { RowBlock } from './evaluator'
import { BLOCK_ROWS } from './evaluator'

/** A factor's part in a term. */
export interface FactorPart {
  readonly variable: FactorVariable
  readonly isContrast: boolean
  /** Columns of the term from one level to the next. */
  readonly stride: number
}

/** The column of the term that each row of a block has by its factors' levels; -1 where one is the reference level. */
export type FactorPlaces = (block: RowBlock) => Int32Array

export function factorPlaces(parts: readonly FactorPart[]): FactorPlaces {
  const places = new Int32Array(BLOCK_ROWS)
  const tables = parts.map(placeTable)
  return (block) => {
    places.fill(0)
    parts.forEach(({ variable: { codes } }, k) => addPlaces(places, block, { codes, table: tables[k] }))
    return places
  }
}

/** The place of each code, at code + 1. */
function placeTable({ variable, isContrast, stride }: FactorPart): Int32Array {
  const first = isContrast ? 1 : 0
  return variable.lookup.map((level) => (level < first ? -1 : (level - first) * stride))
}

function addPlaces(
  places: Int32Array,
  { rows, start, end }: RowBlock,
  { codes, table }: { readonly codes: Int32Array; readonly table: Int32Array },
): void {
  for (let i = start; i < end; i++) {
    const place = table[codes[rows === null ? i : rows[i]] + 1]
    const at = i - start
    if (place < 0) places[at] = -1
    else if (places[at] >= 0) places[at] += place
  }
}
