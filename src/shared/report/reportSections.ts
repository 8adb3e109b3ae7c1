import { checkModel } from '../diagnostics/checks'
import { countFlags } from '../diagnostics/countFlags'
import { defaultFlagRules } from '../diagnostics/flag'
import { RowFlagger } from '../diagnostics/rowFlagger'
import { anovaSection } from './anovaSection'
import { chartsSection } from './chartsSection'
import { checksSection } from './checksSection'
import { aboutSection, warningsSection } from './closingSections'
import { coefficientsSection } from './coefficientsSection'
import type { ReportPart } from './composition'
import { dataSection } from './dataSection'
import { describeChecks } from './describeChecks'
import { descentSection } from './descentSection'
import { excludedSection } from './excludedSection'
import { flaggedSection } from './flaggedSection'
import { goodnessSection } from './goodnessSection'
import { modelSection } from './modelSection'
import { predictionsSection } from './predictionsSection'
import { preparationSection } from './preparationSection'
import type { ReportInput } from './reportInput'
import type { ReportSection } from './reportModel'
import { tuningSection } from './tuningSection'

/** Makes the parts of a report one by one, so that one that is left out costs nothing; null where there is nothing to say. */
export function reportSections(input: ReportInput): (part: ReportPart) => ReportSection | null {
  const { language, analysis, exclusions = [], composition } = input
  const { result, rows } = analysis
  const { flagRules: rules = defaultFlagRules } = input
  const rule = { threshold: input.outlierThreshold, flags: rules }
  const { flagger = new RowFlagger(analysis) } = input
  let found: ReturnType<RowFlagger['flags']> | null = null
  const flags = () => (found ??= flagger.flags(rule))
  const warnings = [...(input.importWarnings ?? []), ...result.warnings]

  const makers: Readonly<Record<ReportPart, () => ReportSection | null>> = {
    data: () => dataSection(input),
    preparation: () => preparationSection(input),
    model: () => modelSection(result, language, composition?.numbers),
    coefficients: () => coefficientsSection(result, language),
    goodness: () => goodnessSection(result, language),
    anova: () => (result.anova === undefined ? null : anovaSection(result.anova.II, language)),
    checks: () => {
      const checks = describeChecks(checkModel(result, countFlags(flags())), language)
      return checksSection(checks, result, language)
    },
    charts: () => chartsSection(input, { ...analysis, flags: flags() }),
    flagged: () => {
      const flagged = { rows, flags: flags(), limits: flagger.limits(rule), rules }
      return flaggedSection(flagged, input.rowNames, language)
    },
    descent: () => told(input.descent, (descent) => descentSection(descent, language)),
    tuning: () => told(input.tuning, (tuning) => tuningSection(tuning, language)),
    comparison: () => input.comparison ?? null,
    predictions: () =>
      told(input.predictions, (predictions) =>
        predictionsSection(predictions, input.rowNames ?? null, language),
      ),
    excluded: () =>
      exclusions.length === 0 ? null : excludedSection(exclusions, input.ledger ?? [], language),
    warnings: () => (warnings.length === 0 ? null : warningsSection(warnings, language)),
    about: () => aboutSection(input),
  }
  return (part) => makers[part]()
}

const told = <T>(
  found: T | null | undefined,
  section: (found: T) => ReportSection | null,
): ReportSection | null => (found === null || found === undefined ? null : section(found))
