import type { SegmentWork } from '../numeric/segments'
import { addProducts } from './addProducts'
import type { BasisBlock, BasisWork } from './basisPass'
import { doAlone, firstPass } from './basisPass'
import type { FittedModel } from './fittedModel'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows, readCentered } from './orthonormalRows'

/** A square of which no more than this share is new says nothing. */
const NOTHING_NEW = 1e-12

/**
 * The numeric predictor whose square, added to the model, would take most from the residual sum of squares: (zᵀe)² / (‖z‖² − ‖Qᵀz‖²)
 * for z = (x − c)². Looked for among terms of one column that are no interactions; null where there is none.
 */
export function curvedTerm(model: FittedModel): string | null {
  const basis = orthonormalRows(model.design, model.leastSquares)
  return doAlone(basis, curvedTermOn(basis, model), model.rows.share?.('curve'))
}

/** Its pass over the rows, as one who takes part in it does it. */
export function curvedTermPass(model: FittedModel): SegmentWork {
  const basis = orthonormalRows(model.design, model.leastSquares)
  return firstPass(basis, [curvedTermOn(basis, model)])
}

/** The same as work that may share its pass. */
function* curvedTermOn({ rank }: OrthonormalRows, model: FittedModel): BasisWork<string | null> {
  const { design, leastSquares } = model
  const { weights } = design
  const candidates = Array.from(leastSquares.columns).filter((column) => isPlain(design, column))
  if (candidates.length === 0) return null
  // Of each candidate Qᵀz, zᵀe and zᵀz, weighted where the model is.
  const width = rank + 2
  const sums = new Float64Array(candidates.length * width)
  yield {
    ownColumns: 3 + design.columnCount,
    sums,
    begin: () => (block, found) => {
      const { start, end, columns } = block
      columns.values.set(model.rows.residual.subarray(start, end), rank * (end - start))
      const xAt = block.xAt ?? readCenters(block, rank + 3, model)
      candidates.forEach((column, c) =>
        addSquare(block, { rank, column: xAt + column, weights }, found, c * width),
      )
    },
  }
  const gains = candidates.map((_, c) => {
    const shared = sums[c * width + rank]
    const squares = sums[c * width + rank + 1]
    const explained = sums.subarray(c * width, c * width + rank)
    const left = squares - explained.reduce((total, value) => total + value * value, 0)
    return left > NOTHING_NEW * squares ? (shared * shared) / left : 0
  })
  const most = gains.reduce((best, gain, c) => (gain > gains[best] ? c : best), 0)
  return gains[most] > 0 ? design.columnNames[candidates[most]] : null
}

/** Reads X about its centers as columns of the block from one on. */
function readCenters(
  { start, end, columns }: BasisBlock,
  xAt: number,
  { design, leastSquares }: FittedModel,
): number {
  readCentered(columns, design, { leastSquares, start, end, xAt })
  return xAt
}

interface Candidate {
  readonly rank: number
  /** Where it stands in the block, about its center. */
  readonly column: number
  readonly weights: Float64Array | undefined
}

/** Squares a column of X, and adds its products with Q, with the residuals and with itself. */
function addSquare(
  { start, end, columns }: BasisBlock,
  { rank, column, weights }: Candidate,
  sums: Float64Array,
  offset: number,
): void {
  const { values } = columns
  const rows = end - start
  const own = rank + 1
  square(values, { from: column * rows, to: own * rows, rows })
  const next = weights === undefined ? own : rank + 2
  if (weights !== undefined) {
    for (let i = 0; i < rows; i++) values[next * rows + i] = weights[start + i] * values[own * rows + i]
  }
  addProducts(columns, { first: 0, last: rank + 1, next, rows }, sums, offset)
  addProducts(columns, { first: own, last: own + 1, next, rows }, sums, offset + rank + 1)
}

function square(
  values: Float64Array,
  { from, to, rows }: { readonly from: number; readonly to: number; readonly rows: number },
): void {
  for (let i = 0; i < rows; i++) values[to + i] = values[from + i] * values[from + i]
}

/** A column that is alone in its term, and a term of which I(term^2) makes sense. */
function isPlain({ assign, columnNames, termLabels }: FittedModel['design'], column: number): boolean {
  const term = assign[column]
  const name = columnNames[column]
  const alone = term !== 0 && assign.filter((other) => other === term).length === 1
  return alone && name === termLabels[term - 1] && !/[:^]|^poly\(/.test(name)
}
