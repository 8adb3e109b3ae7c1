import type { ComparedModel, ComparedPair, Comparison } from '@shared/comparison/comparison'
import type { ComparisonWords } from '@shared/comparison/comparisonText'
import { comparisonWords } from '@shared/comparison/comparisonText'
import { criteria } from '@shared/comparison/criterion'
import { criterionOf } from '@shared/comparison/criterionOf'
import { isAlone } from '@shared/comparison/isAlone'
import { winnerBy } from '@shared/comparison/winnerBy'
import { errorMessage } from '@shared/texts/errorMessage'
import { formatSignificant } from '@shared/texts/formatNumber'
import { textTable } from './textTable'

const figure = (value: number): string => (Number.isNaN(value) ? '–' : formatSignificant(value, 6, 'en'))

/** A comparison as a readable text: the models, their criteria with the best starred, their coefficients, the tests of each pair. */
export function comparisonText(comparison: Comparison): string {
  const words = comparisonWords(comparison, 'en')
  const sections = [
    ['Best', isAlone(comparison) ? '' : criteria.map((criterion) => words.best(criterion)).join('\n')],
    ['Coefficients', coefficientTable(comparison)],
    ['Pairs', comparison.pairs.map((pair) => pairText(pair, words)).join('\n')],
    ['Not compared', notes(comparison)],
  ]
  return [
    head(comparison),
    criterionTable(comparison),
    ...sections.flatMap(([heading, text]) => (text === '' ? [] : [`${heading}\n${text}`])),
  ].join('\n\n')
}

function head({ models, rows, commonRows, folds, seed }: Comparison): string {
  const which = rows === 'common' ? `all on the ${commonRows} rows that each can use` : 'each on its own rows'
  const count = models.length === 1 ? '1 model' : `${models.length} models`
  return `${count}, ${which}\ncross-validation in ${folds} folds drawn by seed ${seed}`
}

function criterionTable(comparison: Comparison): string {
  const { models } = comparison
  return textTable({
    header: ['', 'model', 'n', 'coefficients', 'R²', 'adj. R²', 'σ', 'AIC', 'AICc', 'BIC', 'CV error'],
    rows: models.map((model, place) => {
      const starred = criteria.map((criterion) => {
        const value = figure(criterionOf(model, criterion))
        return winnerBy(comparison, criterion) === place ? `${value} *` : `${value}  `
      })
      const { fit, label } = model
      if (fit === null) return [String(place + 1), label]
      return [
        String(place + 1),
        label,
        String(fit.nUsed),
        String(fit.rank),
        figure(fit.rSquared),
        starred[0],
        figure(fit.sigma),
        ...starred.slice(1),
      ]
    }),
    left: [0, 1],
  })
}

function coefficientTable({ models }: Comparison): string {
  const fits = models.flatMap(({ fit }, place) => (fit === null ? [] : [{ fit, place }]))
  const terms = [...new Set(fits.flatMap(({ fit }) => fit.coefficients.map(({ term }) => term)))]
  return textTable({
    header: ['term', ...fits.map(({ place }) => `(${place + 1})`)],
    rows: terms.map((term) => [term, ...fits.map(({ fit }) => interval(fit, term))]),
  })
}

/** The estimate and its interval. */
function interval({ coefficients }: NonNullable<ComparedModel['fit']>, wanted: string): string {
  const found = coefficients.find(({ term }) => term === wanted)
  if (found === undefined) return ''
  if (found.aliased) return 'aliased'
  const short = (value: number): string => formatSignificant(value, 4, 'en')
  if (Number.isNaN(found.ciLower)) return short(found.estimate)
  return `${short(found.estimate)} [${short(found.ciLower)}, ${short(found.ciUpper)}]`
}

const pairText = (pair: ComparedPair, words: ComparisonWords): string =>
  [`(${pair.first + 1}), (${pair.second + 1})`, ...words.pair(pair)].join('\n  ')

function notes(comparison: Comparison): string {
  const words = comparisonWords(comparison, 'en')
  return comparison.models
    .flatMap(({ label, error, leftOut, crossValidation: { obstacle } }) => [
      ...(error === null ? [] : [`${label}: ${errorMessage(error, 'en')}`]),
      ...(leftOut === 0 ? [] : [`${label}: ${leftOut} rows left out that another model cannot use`]),
      ...(obstacle === null || error !== null
        ? []
        : [`${label}: no cross-validation, ${words.foldObstacle(obstacle)}`]),
    ])
    .join('\n')
}
