import type { ConstraintReport } from '../estimators/fitResult'
import { formatPValue, formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, right, significant, text } from './cell'
import { constraintState } from './constraintState'
import type { ReportBlock } from './reportModel'

/** Every constraint and what became of it, and the test of the equations. */
export function constraintTable(
  { outcomes, test }: ConstraintReport,
  language: Language,
): readonly ReportBlock[] {
  if (outcomes.length === 0) return []
  return [
    {
      kind: 'table',
      caption: translate(language, 'report.constraints'),
      columns: [
        left(translate(language, 'report.constraint')),
        left(translate(language, 'report.constraintState')),
        right(translate(language, 'report.multiplier')),
        right(translate(language, 'report.slack')),
      ],
      rows: outcomes.map((outcome) => [
        code(outcome.text),
        text(translate(language, constraintState(outcome))),
        significant(outcome.multiplier),
        significant(outcome.slack),
      ]),
    },
    ...(test === null ? [] : [{ kind: 'note', text: equationTestText(test, language) } as const]),
  ]
}

/** F of the equations in words. */
export function equationTestText(
  { statistic, df = NaN, df2 = NaN, pValue }: NonNullable<ConstraintReport['test']>,
  language: Language,
): string {
  return translate(language, 'report.equationTest', {
    statistic: formatSignificant(statistic, 4, language),
    df1: df,
    df2,
    pValue: formatPValue(pValue, language),
  })
}
