import type { OutlierTest } from '../estimators/linearInference'
import { studentTTwoSided } from '../numeric/studentT'
import type { RowDiagnostics } from './rowDiagnostics'

/** Test of the most outlying row (car's `outlierTest`, whose Bonferroni p above 1 is NA). Null where no residual is defined. */
export function outlierTest(
  { rows, studentized }: Pick<RowDiagnostics, 'rows' | 'studentized'>,
  dfResidual: number,
): OutlierTest | null {
  let worst = -1
  let tested = 0
  for (let i = 0; i < studentized.length; i++) {
    if (Number.isNaN(studentized[i])) continue
    tested++
    if (worst < 0 || Math.abs(studentized[i]) > Math.abs(studentized[worst])) worst = i
  }
  if (worst < 0 || dfResidual < 2) return null
  const pValue = studentTTwoSided(studentized[worst], dfResidual - 1)
  return {
    row: rows[worst],
    studentized: studentized[worst],
    pValue,
    bonferroni: Math.min(1, tested * pValue),
  }
}
