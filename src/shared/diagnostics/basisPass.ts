import type { ColumnBlock } from '../numeric/columnBlock'
import type { SegmentWork, SharedPass } from '../numeric/segments'
import { addSegments, doSegments } from '../numeric/segments'
import { withColumnBlock } from '../numeric/withColumnBlock'
import type { OrthonormalRows } from './orthonormalRows'
import { forEachBlock } from './rowBlocks'

/** Rows [start, end) of Q as the first columns of a block. They are read only: others look at them, too. */
export interface BasisBlock {
  readonly start: number
  readonly end: number
  readonly columns: ColumnBlock
  /** The column from which on those of X stand, about its centers; null where it has not been read. */
  readonly xAt: number | null
}

/** Looks at all rows of Q, block by block in their order. */
export interface BasisVisitor {
  /** How many columns behind those of Q it uses; what others left there is of no meaning. */
  readonly ownColumns: number
  /** The sums that it is after, from 0 on. */
  readonly sums: Float64Array
  /** Begins at a row; answers what adds those of each block from there on. */
  readonly begin: (start: number) => (block: BasisBlock, sums: Float64Array) => void
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
  first: FirstPass = {},
): T {
  let steps = works.map((work) => work.next())
  for (let pass = first; ; pass = {}) {
    const visitors = visitorsOf(steps)
    if (visitors.length === 0) return steps.map(({ value }) => value) as unknown as T
    visitRows(basis, visitors, pass)
    steps = steps.map((step, index) => (step.done === true ? step : works[index].next()))
  }
}

/** Calls others to the first pass that works ask for; they do what `firstPass` says. */
export type SharePass = (pass: SharedPass) => void

/** Who has to do with the first pass that works ask for, which is the longest. */
export interface FirstPass {
  readonly share?: SharePass
  /** Told by how many rows it has begun. */
  readonly onRows?: (begun: number) => void
}

/** The first pass that works ask for, as one who takes part in it does it. */
export function firstPass(basis: OrthonormalRows, works: readonly BasisWork<unknown>[]): SegmentWork {
  return visitSegment(basis, visitorsOf(works.map((work) => work.next())))
}

const visitorsOf = (steps: readonly IteratorResult<BasisVisitor, unknown>[]): readonly BasisVisitor[] =>
  steps.flatMap((step) => (step.done === true ? [] : [step.value]))

/** Does one work by itself. */
export function doAlone<T>(basis: OrthonormalRows, work: BasisWork<T>, share?: SharePass): T {
  return doTogether<readonly [T]>(basis, [work], { share })[0]
}

function visitRows(basis: OrthonormalRows, visitors: readonly BasisVisitor[], pass: FirstPass): void {
  const { rowCount } = basis
  const width = visitors.reduce((total, { sums }) => total + sums.length, 0)
  const found = doSegments({ rowCount, width, ...pass }, visitSegment(basis, visitors))
  let from = 0
  for (const { sums } of visitors) {
    addSegments(
      found.map((all) => all.subarray(from, from + sums.length)),
      sums,
    )
    from += sums.length
  }
}

/** Writes the sums of all visitors, one after the other. */
function visitSegment(basis: OrthonormalRows, visitors: readonly BasisVisitor[]): SegmentWork {
  const xAt = basis.rank + Math.max(...visitors.map(({ ownColumns }) => ownColumns))
  const width = xAt + (basis.fillBlock === undefined ? 0 : basis.columnCount)
  return ({ start: first, end: last }, found) => {
    let from = 0
    const visits = visitors.map(({ begin, sums: { length } }) => {
      const sums = found.subarray(from, (from += length))
      return { visit: begin(first), sums }
    })
    const blockRows = Math.min(basis.blockRows, last - first)
    withColumnBlock(blockRows * width, (columns) => {
      forEachBlock(last - first, blockRows, (start, end) => {
        const rows = { start: first + start, end: first + end }
        if (basis.fillBlock === undefined) basis.fill(rows.start, rows.end, columns.values)
        else basis.fillBlock(columns, { ...rows, xAt })
        const block = { ...rows, columns, xAt: basis.fillBlock === undefined ? null : xAt }
        for (const { visit, sums } of visits) visit(block, sums)
      })
    })
  }
}
