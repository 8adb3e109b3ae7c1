import type { FitResult } from '../estimators/fitResult'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { number, significant, text } from './cell'
import type { ReportCell, ReportFact, ReportSection } from './reportModel'

/** R², residual standard error, F, likelihood and the criteria made of it. */
export function goodnessSection(result: FitResult, language: Language): ReportSection {
  const facts: ReportFact[] = [
    { name: translate(language, 'terms.rSquared'), value: significant(result.rSquared) },
    { name: translate(language, 'terms.adjRSquared'), value: significant(result.adjRSquared) },
    { name: translate(language, 'terms.sigma'), value: significant(result.sigma) },
    ...degreesOfFreedom(result, language),
    { name: translate(language, 'terms.rss'), value: significant(result.rss) },
    ...fStatisticFacts(result, language),
    { name: translate(language, 'terms.logLik'), value: significant(result.logLik) },
    { name: translate(language, 'terms.aic'), value: significant(result.aic) },
    { name: translate(language, 'terms.bic'), value: significant(result.bic) },
    ...furtherFacts(result, language),
    { name: translate(language, 'terms.conditionNumber'), value: significant(result.conditionNumber, 4) },
  ]
  if (!result.converged) {
    facts.push({
      name: translate(language, 'report.converged'),
      value: text(translate(language, 'report.no')),
    })
  }
  return {
    id: 'goodness',
    heading: translate(language, 'terms.goodnessOfFit'),
    blocks: [{ kind: 'facts', facts }],
  }
}

/** Whole numbers where nothing is shrunken. */
function degreesOfFreedom({ dfResidual, effectiveDf }: FitResult, language: Language): readonly ReportFact[] {
  const cell = (value: number): ReportCell =>
    Number.isInteger(value) ? number(value, 'count') : significant(value)
  const residual = { name: translate(language, 'terms.degreesOfFreedom'), value: cell(dfResidual) }
  if (effectiveDf === undefined) return [residual]
  return [residual, { name: translate(language, 'terms.effectiveDf'), value: cell(effectiveDf) }]
}

/** Of methods that have them. */
function furtherFacts(result: FitResult, language: Language): readonly ReportFact[] {
  const names = ['aicc', 'press', 'predictedRSquared', 'rootMeanSquareError', 'meanAbsoluteError'] as const
  return names.flatMap((name) => {
    const value = result[name]
    return value === undefined
      ? []
      : [{ name: translate(language, `terms.${name}`), value: significant(value) }]
  })
}

function fStatisticFacts({ fStatistic }: FitResult, language: Language): readonly ReportFact[] {
  if (fStatistic === null) return []
  const { value, df1, df2, pValue } = fStatistic
  return [
    { name: translate(language, 'report.fOn', { df1, df2 }), value: significant(value) },
    { name: translate(language, 'report.fPValue'), value: number(pValue, 'p-value') },
  ]
}
