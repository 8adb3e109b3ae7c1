import type { FitResult } from '../estimators/fitResult'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, number, text } from './cell'
import { equation } from './equation'
import type { ReportSection } from './reportModel'

/** Formula, equation, method and the rows that took part. */
export function modelSection(result: FitResult, language: Language): ReportSection {
  return {
    id: 'model',
    heading: translate(language, 'report.model'),
    blocks: [
      {
        kind: 'facts',
        facts: [
          { name: translate(language, 'report.formula'), value: code(result.formula) },
          { name: translate(language, 'report.method'), value: text(methodName(result.method, language)) },
          { name: translate(language, 'report.rowsUsed'), value: number(result.nUsed, 'count') },
          { name: translate(language, 'report.rowsMissing'), value: number(result.nMissing, 'count') },
          { name: translate(language, 'report.rowsExcluded'), value: number(result.nExcluded, 'count') },
        ],
      },
      { kind: 'equation', text: equation(result, language) },
    ],
  }
}

/** A method's name in words; one without words of its own keeps its name. */
function methodName(method: string, language: Language): string {
  if (method === 'ols' || method === 'wls') return translate(language, `terms.${method}`)
  return method === 'gradient-descent' ? translate(language, 'terms.gradientDescent') : method
}
