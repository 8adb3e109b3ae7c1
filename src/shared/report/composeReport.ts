import { checkModel } from '../diagnostics/checks'
import { countFlags, flagLimits, rowFlags } from '../diagnostics/rowFlags'
import { effectiveDf } from '../estimators/effectiveDf'
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
  const { result, rows, leastSquares, design } = analysis
  const rule = { threshold: input.outlierThreshold }
  const flags = rowFlags(rows, rule, effectiveDf(leastSquares))
  const warnings = [...(input.importWarnings ?? []), ...result.warnings]
  const limits = flagLimits(rule, design.rowCount, effectiveDf(leastSquares))
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
      flaggedSection({ rows, flags, limits }, input.rowNames, language),
      ...(descent === null ? [] : [descentSection(descent, language)]),
      ...(tuning === null ? [] : [tuningSection(tuning, language)]),
      ...optional(exclusions.length > 0, () => excludedSection(exclusions, input.ledger ?? [], language)),
      ...optional(warnings.length > 0, () => warningsSection(warnings, language)),
      aboutSection(input),
    ],
  }
}
