import type { FitResult } from '../estimators/fitResult'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { left, text } from './cell'
import { collinearityTables } from './collinearityTables'
import type { ModelCheck } from './describeChecks'
import type { ReportBlock, ReportCell, ReportSection } from './reportModel'
import { testTables } from './testTables'

const statusTexts = { ok: 'report.checkOk', warn: 'report.checkWarn', bad: 'report.checkBad' } as const

/** The verdicts with their evidence and remedies, then the tests and the figures of collinearity themselves. */
export function checksSection(
  checks: readonly ModelCheck[],
  result: FitResult,
  language: Language,
): ReportSection {
  return {
    id: 'checks',
    heading: translate(language, 'report.checks'),
    blocks: [
      verdictTable(checks, language),
      ...testTables(result, language),
      ...collinearityTables(result, language),
    ],
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
