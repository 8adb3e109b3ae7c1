import type { FitResult, FitTests } from '../estimators/fitResult'
import { formatPValue, formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { left, number, right, significant, text } from './cell'
import type { ReportBlock, ReportCell } from './reportModel'

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

/** Every test that was made, the most outlying row, and which tests would have taken too long. */
export function testTables(
  { tests, testsLeftOut = [], outlierTest = null }: FitResult,
  language: Language,
): readonly ReportBlock[] {
  const rows = testNames.flatMap((name): (readonly ReportCell[])[] => {
    const test = tests[name]
    if (test === undefined) return []
    const df = [test.df, test.df2].filter((value) => value !== undefined).join(', ')
    return [
      [
        text(translate(language, `terms.${name}`)),
        significant(test.statistic),
        text(df),
        number(test.pValue, 'p-value'),
      ],
    ]
  })
  const names = testsLeftOut.map((name) => translate(language, `terms.${name}`)).join(', ')
  return [
    ...(rows.length === 0 ? [] : [tableOf(rows, language)]),
    ...(outlierTest === null ? [] : [outlierNote(outlierTest, language)]),
    ...(names === '' ? [] : [note(translate(language, 'report.testsLeftOut', { names }))]),
  ]
}

const note = (content: string): ReportBlock => ({ kind: 'note', text: content })

function tableOf(rows: readonly (readonly ReportCell[])[], language: Language): ReportBlock {
  return {
    kind: 'table',
    caption: translate(language, 'report.tests'),
    columns: [
      left(translate(language, 'report.test')),
      right(translate(language, 'report.statistic')),
      right(translate(language, 'terms.degreesOfFreedom')),
      right(translate(language, 'terms.pValue')),
    ],
    rows,
  }
}

function outlierNote(
  { row, studentized, bonferroni }: NonNullable<FitResult['outlierTest']>,
  language: Language,
): ReportBlock {
  return note(
    translate(language, 'report.outlierTest', {
      row: String(row),
      studentized: formatSignificant(studentized, 4, language),
      pValue: formatPValue(bonferroni, language),
    }),
  )
}
