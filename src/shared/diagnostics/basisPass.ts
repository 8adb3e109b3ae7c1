import type { OrthonormalRows } from './orthonormalRows'
import { forEachBlock } from './rowBlocks'

/** Rows [start, end) of Q, column after column. It is read only: others look at the same block. */
export interface BasisBlock {
  readonly start: number
  readonly end: number
  readonly values: Float64Array
}

/** Looks at all rows of Q, block by block in their order. */
export type BasisVisitor = (block: BasisBlock) => void

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
    visitRows(basis, (block) => {
      for (const visit of visitors) visit(block)
    })
    steps = steps.map((step, index) => (step.done === true ? step : works[index].next()))
  }
}

/** Does one work by itself. */
export function doAlone<T>(basis: OrthonormalRows, work: BasisWork<T>): T {
  return doTogether<readonly [T]>(basis, [work])[0]
}

function visitRows(basis: OrthonormalRows, visit: BasisVisitor): void {
  const whole = new Float64Array(basis.blockRows * basis.rank)
  forEachBlock(basis.rowCount, basis.blockRows, (start, end) => {
    const values = whole.subarray(0, (end - start) * basis.rank)
    basis.fill(start, end, values)
    visit({ start, end, values })
  })
}
