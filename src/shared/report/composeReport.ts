import { checkModel } from '../diagnostics/checks'
import { countFlags } from '../diagnostics/countFlags'
import { defaultFlagRules } from '../diagnostics/flag'
import { RowFlagger } from '../diagnostics/rowFlagger'
import { translate } from '../texts/translate'
import { anovaSection } from './anovaSection'
import { chartsSection } from './chartsSection'
import { checksSection } from './checksSection'
import { aboutSection, warningsSection } from './closingSections'
import { coefficientsSection } from './coefficientsSection'
import { dataSection } from './dataSection'
import { describeChecks } from './describeChecks'
import { descentSection } from './descentSection'
import { excludedSection } from './excludedSection'
import { flaggedSection } from './flaggedSection'
import { goodnessSection } from './goodnessSection'
import { modelSection } from './modelSection'
import { tuningSection } from './tuningSection'
import type { ReportInput } from './reportInput'
import type { Report, ReportSection } from './reportModel'

/** The report on an analysis, in the order in which it is read: data, model, result, checks, charts, rows, warnings. */
export function composeReport(input: ReportInput): Report {
  const { language, source, analysis, descent = null, tuning = null, exclusions = [] } = input
  const { result, rows } = analysis
  const { flagRules: rules = defaultFlagRules } = input
  const rule = { threshold: input.outlierThreshold, flags: rules }
  const flagger = new RowFlagger(analysis)
  const flags = flagger.flags(rule)
  const warnings = [...(input.importWarnings ?? []), ...result.warnings]
  const limits = flagger.limits(rule)
  const optional = (condition: boolean, section: () => ReportSection): ReportSection[] =>
    condition ? [section()] : []
  return {
    language,
    title: translate(language, 'report.title', { response: result.response }),
    subtitle: translate(language, 'report.subtitle', { formula: result.formula, file: source.name }),
    sections: [
      dataSection(input),
      modelSection(result, language),
      coefficientsSection(result, language),
      goodnessSection(result, language),
      ...(result.anova === undefined ? [] : [anovaSection(result.anova.II, language)]),
      checksSection(describeChecks(checkModel(result, countFlags(flags)), language), result, language),
      chartsSection(input, { ...analysis, flags }),
      flaggedSection({ rows, flags, limits, rules }, input.rowNames, language),
      ...(descent === null ? [] : [descentSection(descent, language)]),
      ...(tuning === null ? [] : [tuningSection(tuning, language)]),
      ...optional(exclusions.length > 0, () => excludedSection(exclusions, input.ledger ?? [], language)),
      ...optional(warnings.length > 0, () => warningsSection(warnings, language)),
      aboutSection(input),
    ],
  }
}
