import type { Warning } from '../outcome/warning'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { warningMessage } from '../texts/warningMessage'
import type { ReportInput } from './reportInput'
import type { ReportSection } from './reportModel'

/** Every warning of the import and of the fit. */
export function warningsSection(warnings: readonly Warning[], language: Language): ReportSection {
  return {
    id: 'warnings',
    heading: translate(language, 'report.warnings'),
    blocks: warnings.map((warning) => ({ kind: 'warning', text: warningMessage(warning, language) })),
  }
}

/** Who made the report, when, by which definitions. */
export function aboutSection({ language, program, date }: ReportInput): ReportSection {
  const parameters = { program: program.name, version: program.version, date }
  return {
    id: 'about',
    heading: translate(language, 'report.about'),
    blocks: [
      { kind: 'paragraph', text: translate(language, 'report.madeWith', parameters) },
      { kind: 'note', text: translate(language, 'report.definitions') },
    ],
  }
}
