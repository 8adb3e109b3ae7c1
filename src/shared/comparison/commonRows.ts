import { buildModel } from '../analysis/buildModel'
import type { TableRows } from '../formula/tableRows'
import type { ComparisonInput } from './comparisonInput'

/** Rows that every model can use; models that cannot be built do not count. */
export interface CommonRows {
  readonly count: number
  /** 1 for each row of the table that is among them; null where all rows are. */
  readonly included: Uint8Array | null
  /** Rows of each model that are not. */
  readonly leftOut: readonly number[]
  /** 1 for each row of the table that some model uses; null where all rows are. */
  readonly used: Uint8Array | null
}

type Input = Pick<ComparisonInput, 'models' | 'table' | 'columns' | 'rowCount' | 'included'>

export function findCommonRows(input: Input): CommonRows {
  const each = input.models.map(({ spec }) => {
    const built = buildModel({ ...input, spec })
    return built.ok ? built.value.design.rows : null
  })
  const built = each.filter((rows) => rows !== null)
  const uses = countUses(built, input.rowCount)
  if (uses === null) {
    return { count: input.rowCount, included: null, leftOut: each.map(() => 0), used: null }
  }
  const included = uses.map((count) => (count === built.length ? 1 : 0))
  const count = included.reduce((sum, one) => sum + one, 0)
  return {
    count,
    included,
    leftOut: each.map((rows) => (rows === null ? 0 : rows.length - count)),
    used: uses.map((times) => (times > 0 ? 1 : 0)),
  }
}

/** By how many models each row is used; null where all use every row. */
function countUses(models: readonly TableRows[], rowCount: number): Uint8Array | null {
  if (models.every(({ listed }) => listed === null)) return null
  const uses = new Uint8Array(rowCount)
  for (const rows of models) for (let i = 0; i < rows.length; i++) uses[rows.at(i)]++
  return uses
}
