import type { ColumnBlock } from '../numeric/columnBlock'
import { withColumnBlock } from '../numeric/withColumnBlock'
import type { OrthonormalRows } from './orthonormalRows'
import { forEachBlock } from './rowBlocks'

/** Rows [start, end) of Q as the first columns of a block. They are read only: others look at them, too. */
export interface BasisBlock {
  readonly start: number
  readonly end: number
  readonly columns: ColumnBlock
}

/** Looks at all rows of Q, block by block in their order. */
export interface BasisVisitor {
  /** How many columns behind those of Q it uses; what others left there is of no meaning. */
  readonly ownColumns: number
  readonly visit: (block: BasisBlock) => void
}

/**
 * Work that needs passes over Q: each `yield` asks for one, and goes on when the visitor has seen all rows. Making Q costs more than most
 * of what is done with it, so that works which take their passes together take little longer than one of them.
 */
export type BasisWork<T> = Generator<BasisVisitor, T, void>

/** Does works on the same rows together; answers their results. */
export function doTogether<T extends readonly unknown[]>(
  basis: OrthonormalRows,
  works: { readonly [K in keyof T]: BasisWork<T[K]> },
): T {
  let steps = works.map((work) => work.next())
  for (;;) {
    const visitors = steps.flatMap((step) => (step.done === true ? [] : [step.value]))
    if (visitors.length === 0) return steps.map(({ value }) => value) as unknown as T
    visitRows(basis, visitors)
    steps = steps.map((step, index) => (step.done === true ? step : works[index].next()))
  }
}

/** Does one work by itself. */
export function doAlone<T>(basis: OrthonormalRows, work: BasisWork<T>): T {
  return doTogether<readonly [T]>(basis, [work])[0]
}

function visitRows(basis: OrthonormalRows, visitors: readonly BasisVisitor[]): void {
  const { rank, rowCount } = basis
  const blockRows = Math.min(basis.blockRows, rowCount)
  const width = rank + Math.max(...visitors.map(({ ownColumns }) => ownColumns))
  withColumnBlock(blockRows * width, (columns) => {
    forEachBlock(rowCount, blockRows, (start, end) => {
      basis.fill(start, end, columns.values)
      for (const { visit } of visitors) visit({ start, end, columns })
    })
  })
}
