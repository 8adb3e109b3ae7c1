import type { AnovaTable } from '../estimators/linearInference'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant, text } from './cell'
import type { ReportCell, ReportSection } from './reportModel'

/** What each term explains, with its partial R² (SS / (SS + RSS)). */
export function anovaSection(table: AnovaTable, language: Language): ReportSection {
  const { type, rows, residual } = table
  const residualRow: readonly ReportCell[] = [
    text(translate(language, 'report.residuals')),
    number(residual.df, 'count'),
    significant(residual.sumOfSquares),
    significant(residual.meanSquare),
    text(''),
    text(''),
    text(''),
  ]
  return {
    id: 'anova',
    heading: translate(language, 'report.anova', { type }),
    blocks: [
      {
        kind: 'table',
        caption: null,
        columns: [
          left(translate(language, 'terms.term')),
          right(translate(language, 'terms.degreesOfFreedom')),
          right(translate(language, 'report.sumOfSquares')),
          right(translate(language, 'report.meanSquare')),
          right('F'),
          right(translate(language, 'terms.pValue')),
          right(translate(language, 'report.partialRSquared')),
        ],
        rows: [
          ...rows.map(({ term, df, sumOfSquares, meanSquare, f, pValue }): readonly ReportCell[] => [
            code(term),
            number(df, 'count'),
            significant(sumOfSquares),
            significant(meanSquare),
            significant(f, 4),
            number(pValue, 'p-value'),
            significant(sumOfSquares / (sumOfSquares + residual.sumOfSquares), 4),
          ]),
          residualRow,
        ],
      },
      { kind: 'note', text: translate(language, 'report.anovaNote') },
    ],
  }
}
