import type { OutlierTest } from '../estimators/linearInference'
import { studentTTwoSided } from '../numeric/studentT'
import type { RowDiagnostics } from './rowDiagnostics'
import { figureVector } from './rowDiagnostics'
import { forEachPart } from './rowVector'

/** Test of the most outlying row (car's `outlierTest`, whose Bonferroni p above 1 is NA). Null where no residual is defined. */
export function outlierTest(
  rows: Pick<RowDiagnostics, 'rows' | 'studentized' | 'vector' | 'rowAt'>,
  dfResidual: number,
): OutlierTest | null {
  let worst = -1
  let most = 0
  let tested = 0
  forEachPart(figureVector(rows, 'studentized'), (values, start) => {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]
      if (Number.isNaN(value)) continue
      tested++
      if (worst >= 0 && Math.abs(value) <= Math.abs(most)) continue
      worst = start + i
      most = value
    }
  })
  if (worst < 0 || dfResidual < 2) return null
  const pValue = studentTTwoSided(most, dfResidual - 1)
  return {
    row: rows.rowAt?.(worst) ?? rows.rows[worst],
    studentized: most,
    pValue,
    bonferroni: Math.min(1, tested * pValue),
  }
}
