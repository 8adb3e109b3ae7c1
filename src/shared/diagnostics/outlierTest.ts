import type { OutlierTest } from '../estimators/linearInference'
import type { Segment, SegmentWork } from '../numeric/segments'
import { doSegments } from '../numeric/segments'
import { studentTTwoSided } from '../numeric/studentT'
import type { RegularRows, RowDiagnostics } from './rowDiagnostics'
import { figureVector } from './rowDiagnostics'
import type { RowVector } from './rowVector'
import { forEachPartOf } from './rowVector'

/** Test of the most outlying row (car's `outlierTest`, whose Bonferroni p above 1 is NA). Null where no residual is defined. */
export function outlierTest(
  rows: Pick<RowDiagnostics, 'rows' | 'studentized' | 'vector' | 'rowAt' | 'share' | 'regular'>,
  dfResidual: number,
): OutlierTest | null {
  const studentized = figureVector(rows, 'studentized')
  const shape = { rowCount: studentized.length, width: WIDTH, share: rows.share?.('outlier') }
  const found = doSegments(shape, outlierPass(studentized, rows.regular ?? null))
  const tested = found.reduce((sum, own) => sum + own[TESTED], 0)
  if (tested === 0 || dfResidual < 2) return null
  const [worst, most] = found.reduce((one, other) => (isWorse(other, one) ? other : one))
  const pValue = studentTTwoSided(most, dfResidual - 1)
  return {
    row: rows.rowAt?.(worst) ?? rows.rows[worst],
    studentized: most,
    pValue,
    bonferroni: Math.min(1, tested * pValue),
  }
}

const [WORST, MOST, TESTED, WIDTH] = [0, 1, 2, 3]

const isWorse = (one: Float64Array, other: Float64Array): boolean =>
  one[TESTED] > 0 && (other[TESTED] === 0 || Math.abs(one[MOST]) > Math.abs(other[MOST]))

/** Finds the first of the most outlying rows of a segment, its studentized residual, and how many rows have one. */
export function outlierPass(studentized: RowVector, regular: RegularRows | null): SegmentWork {
  if (regular !== null) return regularOutlierPass(studentized, regular)
  return (segment: Segment, found) => {
    let worst = -1
    let most = 0
    let tested = 0
    forEachPartOf(studentized, segment, (values, start) => {
      for (let i = 0; i < values.length; i++) {
        const value = values[i]
        if (Number.isNaN(value)) continue
        tested++
        if (worst >= 0 && Math.abs(value) <= Math.abs(most)) continue
        worst = start + i
        most = value
      }
    })
    found[WORST] = worst
    found[MOST] = most
    found[TESTED] = tested
  }
}

/** Studentized residuals keep their order where e² / (1 − h) differs by more than its rounding, and so have all rows where it is below RSS. */
const SURELY_LESS = 1 - 1e-9

/** The same where |t| grows with e² / (1 − h) alone: only a row that may be the most outlying so far is studentized. */
function regularOutlierPass({ fill }: RowVector, { residual, leverage, rss }: RegularRows): SegmentWork {
  return ({ start, end }, found) => {
    const own = new Float64Array(1)
    let worst = -1
    let most = 0
    let tested = 0
    let bound = 0
    for (let i = start; i < end; i++) {
      const left = 1 - leverage[i]
      const square = residual[i] * residual[i]
      if (square < bound * left) {
        tested++
        continue
      }
      fill(i, i + 1, own)
      const [value] = own
      if (Number.isNaN(value)) continue
      tested++
      if (worst >= 0 && Math.abs(value) <= Math.abs(most)) continue
      worst = i
      most = value
      bound = SURELY_LESS * Math.min(square / left, rss)
    }
    found[WORST] = worst
    found[MOST] = most
    found[TESTED] = tested
  }
}
