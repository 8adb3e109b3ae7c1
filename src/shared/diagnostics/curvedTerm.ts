import { dotProduct } from './dotProduct'
import type { FittedModel } from './fittedModel'
import { orthonormalRows } from './orthonormalRows'
import { forEachBlock } from './rowBlocks'

/** A square of which no more than this share is new says nothing. */
const NOTHING_NEW = 1e-12

/**
 * The numeric predictor whose square, added to the model, would take most from the residual sum of squares: (zᵀe)² / (‖z‖² − ‖Qᵀz‖²)
 * for z = (x − c)². Looked for among terms of one column that are no interactions; null where there is none.
 */
export function curvedTerm({ design, leastSquares, rows }: FittedModel): string | null {
  const candidates = Array.from(leastSquares.columns).filter((column) => isPlain(design, column))
  if (candidates.length === 0) return null
  const { rank } = leastSquares
  const basis = orthonormalRows(design, leastSquares)
  const q = new Float64Array(basis.blockRows * rank)
  const x = new Float64Array(basis.blockRows * design.columnCount)
  const squared = new Float64Array(basis.blockRows)
  const sums = candidates.map(() => ({ squares: 0, shared: 0, explained: new Float64Array(rank) }))
  forEachBlock(design.rowCount, basis.blockRows, (start, end) => {
    const count = end - start
    const { weights } = design
    basis.fill(start, end, q)
    design.fill(start, end, x)
    candidates.forEach((column, c) => {
      const sum = sums[c]
      const center = leastSquares.centered.center[column]
      for (let i = 0; i < count; i++) {
        const difference = x[column * count + i] - center
        const square = difference * difference
        const weighted = weights ? weights[start + i] * square : square
        squared[i] = weighted
        sum.squares += weighted * square
      }
      const own = { values: squared, start: 0 }
      sum.shared += dotProduct(own, { values: rows.residual, start }, count)
      for (let k = 0; k < rank; k++) {
        sum.explained[k] += dotProduct(own, { values: q, start: k * count }, count)
      }
    })
  })
  const gains = sums.map(({ squares, shared, explained }) => {
    const left = squares - explained.reduce((total, value) => total + value * value, 0)
    return left > NOTHING_NEW * squares ? (shared * shared) / left : 0
  })
  const most = gains.reduce((best, gain, c) => (gain > gains[best] ? c : best), 0)
  return gains[most] > 0 ? design.columnNames[candidates[most]] : null
}

/** A column that is alone in its term, and a term of which I(term^2) makes sense. */
function isPlain({ assign, columnNames, termLabels }: FittedModel['design'], column: number): boolean {
  const term = assign[column]
  const name = columnNames[column]
  const alone = term !== 0 && assign.filter((other) => other === term).length === 1
  return alone && name === termLabels[term - 1] && !/[:^]|^poly\(/.test(name)
}
