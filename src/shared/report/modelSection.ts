import type { FitResult } from '../estimators/fitResult'
import { findEstimator } from '../estimators/registry'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, number, significant, text } from './cell'
import type { NumberStyle } from './composition'
import { equation } from './equation'
import type { ReportFact, ReportSection } from './reportModel'

/** Formula, equation, method and the rows that took part. */
export function modelSection(result: FitResult, language: Language, numbers?: NumberStyle): ReportSection {
  return {
    id: 'model',
    heading: translate(language, 'report.model'),
    blocks: [
      {
        kind: 'facts',
        facts: [
          { name: translate(language, 'report.formula'), value: code(result.formula) },
          { name: translate(language, 'report.method'), value: text(methodName(result.method, language)) },
          ...penaltyFacts(result, language),
          { name: translate(language, 'report.rowsUsed'), value: number(result.nUsed, 'count') },
          { name: translate(language, 'report.rowsMissing'), value: number(result.nMissing, 'count') },
          { name: translate(language, 'report.rowsExcluded'), value: number(result.nExcluded, 'count') },
        ],
      },
      { kind: 'equation', text: equation(result, language, { numbers }) },
    ],
  }
}

/** A method's name in words. */
function methodName(method: string, language: Language): string {
  if (method === 'gradient-descent') return translate(language, 'terms.gradientDescent')
  const estimator = findEstimator(method)
  return estimator.ok ? translate(language, `methods.${estimator.value.textKey}`) : method
}

/** λ, how it was found, and what it weighs. */
function penaltyFacts({ penalty }: FitResult, language: Language): readonly ReportFact[] {
  if (penalty === undefined) return []
  const { lambda, alpha, standardize, rule, folds = 0, seed = 0 } = penalty
  const mixing = { name: translate(language, 'options.alpha'), value: significant(alpha) }
  return [
    { name: translate(language, 'options.lambda'), value: significant(lambda) },
    {
      name: translate(language, 'report.penaltyChosen'),
      value: text(translate(language, `report.penalty-${rule}`, { folds, seed: String(seed) })),
    },
    ...(alpha > 0 && alpha < 1 ? [mixing] : []),
    {
      name: translate(language, 'options.standardize'),
      value: text(translate(language, standardize ? 'report.yes' : 'report.no')),
    },
  ]
}
