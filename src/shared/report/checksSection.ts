import type { FitResult, FitTests } from '../estimators/fitResult'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant, text } from './cell'
import type { ModelCheck } from './describeChecks'
import type { ReportBlock, ReportCell, ReportSection } from './reportModel'

const statusTexts = { ok: 'report.checkOk', warn: 'report.checkWarn', bad: 'report.checkBad' } as const
const testNames = ['breuschPagan', 'durbinWatson', 'jarqueBera', 'shapiroWilk'] as const

/** The verdicts with their evidence and remedies, then the tests and variance inflation factors themselves. */
export function checksSection(
  checks: readonly ModelCheck[],
  { tests, vif }: Pick<FitResult, 'tests' | 'vif'>,
  language: Language,
): ReportSection {
  return {
    id: 'checks',
    heading: translate(language, 'report.checks'),
    blocks: [verdictTable(checks, language), ...testTable(tests, language), ...vifTable(vif, language)],
  }
}

function verdictTable(checks: readonly ModelCheck[], language: Language): ReportBlock {
  return {
    kind: 'table',
    caption: null,
    columns: [
      left(translate(language, 'report.check')),
      left(''),
      left(translate(language, 'report.verdict')),
      left(translate(language, 'report.evidence')),
      left(translate(language, 'report.remedy')),
    ],
    rows: checks.map(({ title, status, verdict, evidence, remedy }): readonly ReportCell[] => [
      text(title),
      {
        kind: 'status',
        status,
        text: translate(language, statusTexts[status]),
      },
      text(verdict),
      text(evidence),
      text(remedy),
    ]),
  }
}

function testTable(tests: FitTests, language: Language): readonly ReportBlock[] {
  const rows = testNames.flatMap((name) => {
    const test = tests[name]
    if (test === undefined) return []
    const df = test.df === undefined ? text('') : number(test.df, 'count')
    return [
      [
        text(translate(language, `terms.${name}`)),
        significant(test.statistic),
        df,
        number(test.pValue, 'p-value'),
      ],
    ]
  })
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      caption: translate(language, 'report.tests'),
      columns: [
        left(translate(language, 'report.test')),
        right(translate(language, 'report.statistic')),
        right(translate(language, 'terms.degreesOfFreedom')),
        right(translate(language, 'terms.pValue')),
      ],
      rows,
    },
  ]
}

function vifTable(vif: FitResult['vif'], language: Language): readonly ReportBlock[] {
  if (vif.length === 0) return []
  return [
    {
      kind: 'table',
      caption: translate(language, 'report.vifHeading'),
      columns: [
        left(translate(language, 'terms.term')),
        right(translate(language, 'report.value')),
        right(translate(language, 'terms.degreesOfFreedom')),
      ],
      rows: vif.map(({ term, value, df = 1 }) => [code(term), significant(value, 4), number(df, 'count')]),
    },
  ]
}
