import type { FitResult, FitTests } from '@shared/estimators/fitResult'
import { formatPValue, formatSignificant } from '@shared/texts/formatNumber'
import { translate } from '@shared/texts/translate'
import { textTable } from './textTable'

const testNames = [
  'reset',
  'breuschPagan',
  'breuschPaganClassic',
  'white',
  'durbinWatson',
  'breuschGodfrey',
  'shapiroWilk',
  'jarqueBera',
] as const satisfies readonly (keyof FitTests)[]

/** The tests that were made, those that would take too long, and the most outlying row; null without any. */
export function testsText({ tests, testsLeftOut = [], outlierTest }: FitResult): string | null {
  const rows = testNames.flatMap((name) => {
    const test = tests[name]
    if (test === undefined) return []
    const df = [test.df, test.df2].filter((value) => value !== undefined).join(', ')
    const { statistic, pValue } = test
    const label = translate('en', `terms.${name}`)
    return [[label, formatSignificant(statistic, 6, 'en'), df, formatPValue(pValue, 'en')]]
  })
  const lines = [
    rows.length === 0 ? null : textTable({ header: ['test', 'statistic', 'df', 'p'], rows }),
    ...testsLeftOut.map(
      (name) =>
        `${translate('en', `terms.${name}`)}: left out, it would take long on so many rows and columns; --all-tests makes it`,
    ),
    outlierTest === undefined || outlierTest === null
      ? null
      : `largest studentized residual ${formatSignificant(outlierTest.studentized, 6, 'en')} in row ${outlierTest.row}, Bonferroni p ${formatPValue(outlierTest.bonferroni, 'en')}`,
  ].filter((line) => line !== null)
  return lines.length === 0 ? null : lines.join('\n')
}
