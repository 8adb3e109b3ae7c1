import type { AnovaTable } from '@shared/estimators/linearInference'
import { formatPValue, formatSignificant } from '@shared/texts/formatNumber'
import { textTable } from './textTable'

const figure = (value: number): string => formatSignificant(value, 6, 'en')

/** An analysis of variance, the share of what is otherwise unexplained (partial R²) with it. */
export function anovaText({ rows, residual }: AnovaTable): string {
  return textTable({
    header: ['term', 'df', 'sum of squares', 'mean square', 'F', 'p', 'partial R²'],
    rows: [
      ...rows.map(({ term, df, sumOfSquares, meanSquare, f, pValue }) => [
        term,
        String(df),
        figure(sumOfSquares),
        figure(meanSquare),
        figure(f),
        formatPValue(pValue, 'en'),
        formatSignificant(sumOfSquares / (sumOfSquares + residual.sumOfSquares), 4, 'en'),
      ]),
      ['residuals', String(residual.df), figure(residual.sumOfSquares), figure(residual.meanSquare)],
    ],
  })
}
