import type { FitResult } from '@shared/estimators/fitResult'
import { formatSignificant } from '@shared/texts/formatNumber'
import { textTable } from './textTable'

/** From this index on a dependence is worth reading (Belsley, Kuh and Welsch 1980). */
const DEPENDENT = 30

/** Variance inflation by term, and where columns nearly depend on each other which ones do; null where there is nothing to say. */
export function collinearityText({ vif, conditionIndices = [], coefficients }: FitResult): string | null {
  const inflation = textTable({
    header: ['term', 'VIF', 'df', 'VIF^(1/(2 df))'],
    rows: vif.map(({ term, value, df = 1, scaled = NaN }) => [
      term,
      formatSignificant(value, 4, 'en'),
      String(df),
      formatSignificant(scaled, 4, 'en'),
    ]),
  })
  const dependent = conditionIndices.filter(({ index }) => index >= DEPENDENT)
  const terms = coefficients.filter(({ aliased }) => !aliased).map(({ term }) => term)
  const shares = textTable({
    header: ['condition index', ...dependent.map(({ index }) => formatSignificant(index, 4, 'en'))],
    rows: terms.map((term, j) => [
      term,
      ...dependent.map(({ proportions }) => formatSignificant(proportions[j], 3, 'en')),
    ]),
  })
  const largest = conditionIndices.at(-1)
  const tables = [
    ...(vif.length === 0 ? [] : [inflation]),
    ...(largest === undefined || dependent.length > 0
      ? []
      : [`largest condition index ${formatSignificant(largest.index, 4, 'en')}`]),
    ...(dependent.length === 0 ? [] : [`shares of each coefficient’s variance\n${shares}`]),
  ]
  return tables.length === 0 ? null : tables.join('\n')
}
