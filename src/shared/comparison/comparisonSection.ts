import { code, left, number, right, significant, text } from '../report/cell'
import type { ReportBlock, ReportCell, ReportSection, ReportTable } from '../report/reportModel'
import { errorMessage } from '../texts/errorMessage'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import type { ComparedModel, Comparison } from './comparison'
import { comparedCoefficients } from './comparedCoefficients'
import { comparisonWords, criterionName, type ComparisonWords } from './comparisonText'
import type { Criterion } from './criterion'
import { criterionOf } from './criterionOf'
import { isAlone } from './isAlone'
import { winnerBy } from './winnerBy'

/** What every method has stands first. */
const criteria = ['cvError', 'adjRSquared', 'aic', 'aicc', 'bic'] as const satisfies readonly Criterion[]

/** A report's part on several models: their criteria side by side, which is best by each, their coefficients with intervals, what the tests of each pair say. */
export function comparisonSection(comparison: Comparison, language: Language): ReportSection {
  const { commonRows, folds, seed, rows } = comparison
  const words = comparisonWords(comparison, language)
  const coefficients = comparedCoefficients(comparison, language)
  const how = { count: commonRows, folds, seed: String(seed) }
  return {
    id: 'comparison',
    heading: translate(language, 'report.comparison'),
    blocks: [
      { kind: 'paragraph', text: translate(language, `report.compared-${rows}`, how) },
      modelsTable(comparison, language),
      { kind: 'note', text: translate(language, 'report.comparedNote') },
      ...remarks(comparison, words, language),
      ...(isAlone(comparison) ? [] : [bestBlock(words, language)]),
      ...(coefficients === null ? [] : [coefficients]),
      ...pairsTable(comparison, words, language),
    ],
  }
}

const bestBlock = (words: ComparisonWords, language: Language): ReportBlock => ({
  kind: 'facts',
  facts: criteria.map((criterion) => ({
    name: criterionName(criterion, language),
    value: text(words.best(criterion)),
  })),
})

function modelsTable(comparison: Comparison, language: Language): ReportTable {
  return {
    kind: 'table',
    caption: null,
    columns: [
      right(''),
      left(translate(language, 'report.model')),
      right(translate(language, 'report.rows')),
      right(translate(language, 'report.estimated')),
      ...criteria.map((criterion) => right(criterionName(criterion, language))),
      left(translate(language, 'report.bestBy')),
    ],
    rows: comparison.models.map((model, place) => modelRow(model, place, { comparison, language })),
  }
}

function modelRow(
  model: ComparedModel,
  place: number,
  { comparison, language }: { readonly comparison: Comparison; readonly language: Language },
): readonly ReportCell[] {
  const { fit, label } = model
  const figure = (value: number): ReportCell => (Number.isNaN(value) ? text('–') : significant(value, 5))
  const estimated = fit?.coefficients.filter(({ aliased }) => !aliased).length ?? NaN
  const won = criteria.filter((criterion) => winnerBy(comparison, criterion) === place)
  return [
    number(place + 1, 'index'),
    code(label),
    fit === null ? text('–') : number(fit.nUsed, 'count'),
    fit === null ? text('–') : number(estimated, 'count'),
    ...criteria.map((criterion) => figure(criterionOf(model, criterion))),
    text(won.map((criterion) => criterionName(criterion, language)).join(language === 'zh' ? '、' : ', ')),
  ]
}

/** What a model has to say beside its figures: why it could not be fitted, rows left out, why it has no error of cross-validation. */
function remarks({ models }: Comparison, words: ComparisonWords, language: Language): readonly ReportBlock[] {
  const about = (label: string, remark: string): ReportBlock => ({
    kind: 'warning',
    text: translate(language, 'report.modelRemark', { model: label, remark }),
  })
  return models.flatMap(({ label, error, leftOut, crossValidation: { obstacle } }) => {
    if (error !== null) return [about(label, errorMessage(error, language))]
    return [
      ...(leftOut > 0
        ? [about(label, translate(language, 'report.modelRowsLeftOut', { count: leftOut }))]
        : []),
      ...(obstacle === null ? [] : [about(label, words.foldObstacle(obstacle))]),
    ]
  })
}

function pairsTable(
  { models, pairs }: Comparison,
  words: ComparisonWords,
  language: Language,
): readonly ReportBlock[] {
  if (pairs.length === 0) return []
  const name = (place: number): ReportCell => code(models[place].label)
  return [
    {
      kind: 'table',
      caption: translate(language, 'report.pairs'),
      columns: [
        left(translate(language, 'report.firstModel')),
        left(translate(language, 'report.secondModel')),
        left(translate(language, 'report.pairTests')),
      ],
      rows: pairs.map((pair) => {
        const sentences = words.pair(pair).join(language === 'zh' ? '；' : '; ')
        return [name(pair.first), name(pair.second), text(sentences)]
      }),
    },
  ]
}
