import { errorMessage } from '../texts/errorMessage'
import { formatPValue, formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import type { MessageParameters } from '../texts/translate'
import { translate } from '../texts/translate'
import type { ComparedPair, Comparison, FoldObstacle, PairObstacle } from './comparison'
import type { Criterion } from './criterion'
import { preference } from './criterion'
import { pairVerdict } from './pairVerdict'

type Key = Parameters<typeof translate>[1] extends infer K
  ? K extends `comparison.${infer Name}`
    ? Name
    : never
  : never

/** Says what a comparison found; models are called by their labels. */
export interface ComparisonWords {
  /** Which model a criterion prefers and by how much, or why none. */
  best(criterion: Criterion): string
  /** What the tests of a pair say, sentence by sentence. */
  pair(pair: ComparedPair): readonly string[]
  obstacle(obstacle: PairObstacle): string
  foldObstacle(obstacle: FoldObstacle): string
}

export function comparisonWords(comparison: Comparison, language: Language): ComparisonWords {
  const say = (key: Key, parameters: MessageParameters = {}): string =>
    translate(language, `comparison.${key}`, parameters)
  const label = (model: number | null): string => (model === null ? '' : comparison.models[model].label)
  const labels = (models: readonly number[]): string =>
    models.map(label).join(language === 'zh' ? '；' : '; ')
  const figure = (value: number): string => formatSignificant(value, 4, language)
  const p = (value: number): string => {
    const written = formatPValue(value, language)
    return written.startsWith('<') ? written : `= ${written}`
  }
  const obstacle = ({ code, model }: PairObstacle): string => say(`obstacle-${code}`, { model: label(model) })

  return {
    obstacle,
    best(criterion) {
      const best = comparison.best[criterion]
      const name = criterionName(criterion, language)
      if (best.obstacle !== null)
        return say('best-none', { criterion: name, reason: obstacle(best.obstacle) })
      const { model, margin, close, without } = best
      const kind = preference[criterion] === 1 ? 'best-larger' : 'best-smaller'
      const closeKind = criterion === 'cvError' ? 'best-close-cvError' : 'best-close-criterion'
      return [
        margin === null
          ? say('best-only', { model: label(model), criterion: name })
          : say(kind, { model: label(model), criterion: name, margin: figure(margin) }),
        ...(close.length > 0 ? [say(closeKind, { models: labels(close) })] : []),
        ...(without.length > 0 ? [say('best-without', { criterion: name, models: labels(without) })] : []),
        ...(criterion === 'cvError' ? besideRobust() : []),
      ].join(language === 'zh' ? '；' : '; ')
    },
    pair: (pair) => [
      ...relation(pair),
      ...tests(pair),
      ...verdict(pair),
      ...(pair.obstacle === null || pair.obstacle.code === 'same-model'
        ? []
        : [say('not-comparable', { reason: obstacle(pair.obstacle) })]),
    ],
    foldObstacle(reason) {
      if (reason.code !== 'fold-failed') return say(`fold-${foldKey(reason.code)}`, { ...reason })
      return say('fold-failed', {
        fold: reason.fold,
        error: errorMessage(reason.error, language),
      })
    },
  }

  /** A robust fit is meant to miss outlying rows, whose squares decide the error: what it is without squares belongs beside it. */
  function besideRobust(): readonly string[] {
    const errors = comparison.models.flatMap(({ fit, crossValidation }, model) =>
      crossValidation.obstacle === null
        ? [{ model, isRobust: fit?.robust !== undefined, absolute: crossValidation.meanAbsoluteError }]
        : [],
    )
    if (errors.length < 2 || !errors.some(({ isRobust }) => isRobust)) return []
    const least = errors.reduce((best, one) => (one.absolute < best.absolute ? one : best))
    return [say('best-robust', { model: label(least.model), error: figure(least.absolute) })]
  }

  function relation({ relation: kind, first, second }: ComparedPair): readonly string[] {
    const names = { first: label(first), second: label(second) }
    if (kind === null) return []
    if (kind === 'same' || kind === 'separate') return [say(`pair-${kind}`, names)]
    const [small, large] = kind === 'first-in-second' ? [first, second] : [second, first]
    return [say('pair-nested', { small: label(small), large: label(large) })]
  }

  function tests({ f, likelihoodRatio, vuong }: ComparedPair): readonly string[] {
    const counts = (test: {
      readonly df: number
      readonly df2?: number
      readonly statistic: number
      readonly pValue: number
    }): MessageParameters => ({
      df: String(test.df),
      df2: String(test.df2 ?? ''),
      statistic: figure(test.statistic),
      p: p(test.pValue),
    })
    return [
      ...(f ? [say('f-test', counts(f))] : []),
      ...(likelihoodRatio ? [say('likelihood-ratio', counts(likelihoodRatio))] : []),
      ...(vuong
        ? [
            say('vuong-distinguishable', {
              statistic: figure(vuong.distinguishable.statistic),
              p: p(vuong.distinguishable.pValue),
            }),
            say('vuong', {
              z: figure(vuong.z),
              p: p(vuong.pValue),
              adjustedZ: figure(vuong.adjustedZ),
              adjustedP: p(vuong.adjustedPValue),
            }),
          ]
        : []),
    ]
  }

  function verdict(pair: ComparedPair): readonly string[] {
    const found = pairVerdict(pair)
    return found === null ? [] : [say(`verdict-${found.kind}`, { model: label(found.model) })]
  }
}

/** What a criterion is called. */
export function criterionName(criterion: Criterion, language: Language): string {
  return translate(language, criterion === 'cvError' ? 'comparison.cvError' : `terms.${criterion}`)
}

const foldKey = (
  code: Exclude<FoldObstacle['code'], 'fold-failed'>,
): 'undetermined' | 'too-few-folds' | 'fit-failed' => (code === 'fold-undetermined' ? 'undetermined' : code)
