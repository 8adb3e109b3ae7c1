import { forEachBlock } from '../diagnostics/rowBlocks'
import type { DesignMatrix } from '../formula/designMatrix'
import type { TableRows } from '../formula/tableRows'

/** Whether two models use the same rows of the table. */
export function rowsAgree({ rows: one }: DesignMatrix, { rows: other }: DesignMatrix): boolean {
  if (one.length !== other.length) return false
  return one.listed === null && other.listed === null ? true : everyRowAgrees(one, other)
}

function everyRowAgrees(one: TableRows, other: TableRows): boolean {
  for (let i = 0; i < one.length; i++) if (one.at(i) !== other.at(i)) return false
  return true
}

/** Rows that are compared at a time. */
const BLOCK_ROWS = 4096

/** Whether two models on the same rows explain the same numbers, whatever their formulas call them. */
export function responsesAgree(one: DesignMatrix, other: DesignMatrix): boolean {
  const [own, others] = [new Float64Array(BLOCK_ROWS), new Float64Array(BLOCK_ROWS)]
  let agree = true
  forEachBlock(one.rowCount, BLOCK_ROWS, (start, end) => {
    if (!agree) return
    one.fillResponse(start, end, own.subarray(0, end - start))
    other.fillResponse(start, end, others.subarray(0, end - start))
    for (let i = 0; i < end - start; i++) if (own[i] !== others[i]) agree = false
  })
  return agree
}

export function weightsAgree({ weights: one }: DesignMatrix, { weights: other }: DesignMatrix): boolean {
  if (one === undefined || other === undefined) return one === other
  return one.every((weight, i) => weight === other[i])
}
