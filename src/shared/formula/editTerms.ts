import { deparse } from './deparse'
import { expandPredictors } from './expandPredictors'
import type { Expression } from './expression'
import { namesIn } from './namesIn'
import { parseFormula } from './parseFormula'
import { joinSummands, summandsOf } from './summands'
import { termFactors } from './termFactors'

/** The formula with a term more, `y ~ x` with `I(x^2)` is `y ~ x + I(x^2)`; a text that cannot be read stays as it is. */
export function addTerm(text: string, term: string): string {
  const added = parseFormula(`0 ~ ${term}`)
  if (!added.ok) return text
  const summand = summandsOf(added.value.predictors)
  return edit(text, (summands) => {
    const kept = summands.filter(({ isTakenAway, text: own }) => isTakenAway || own !== '1')
    const others = kept.filter(({ isTakenAway, text: own }) => !isTakenAway || own !== summand[0].text)
    return others.length < kept.length ? others : [...kept, ...summand]
  })
}

/**
 * The formula without the term of that label: what stands for nothing else goes; a term that `.` or a product such as
 * `wt * hp` brings in is taken away by a minus.
 */
export function removeTerm(text: string, label: string): string {
  return edit(text, (summands, findTerm) => {
    const term = findTerm(joinSummands(summands), label)
    if (term === null) return summands
    const others = summands.filter((summand) => summand.isTakenAway || summand.text !== term)
    const isStillThere = findTerm(joinSummands(others), label) !== null
    return isStillThere ? [...others, { isTakenAway: true, text: term }] : others
  })
}

interface Part {
  readonly isTakenAway: boolean
  readonly text: string
}

/** A term as a formula has it; null where there is none of that label. */
type FindTerm = (predictors: string, label: string) => string | null

function edit(text: string, change: (summands: readonly Part[], find: FindTerm) => readonly Part[]): string {
  const formula = parseFormula(text)
  if (!formula.ok) return text
  const response = deparse(formula.value.response)
  const find: FindTerm = (predictors, label) => findTerm(`${response} ~ ${predictors}`, label)
  return `${response} ~ ${joinSummands(change(summandsOf(formula.value.predictors), find))}`
}

/** `.` stands for the columns that the formula and the label name. */
function findTerm(text: string, label: string): string | null {
  const formula = parseFormula(text)
  const named = parseFormula(`0 ~ ${label}`)
  if (!formula.ok) return null
  const predictors = [formula.value.predictors, ...(named.ok ? [named.value.predictors] : [])]
  const names = predictors.flatMap((node) => namesIn(node)).map(({ name }) => name)
  const expanded = expandPredictors(formula.value, [...new Set(names)])
  if (!expanded.ok) return null
  const { terms, variables } = expanded.value
  // Which variable of a product comes first depends on the columns that `.` stands for.
  const wanted = [...termFactors(label)].sort().join(':')
  const labelOf = (term: readonly number[]): string =>
    term
      .map((index) => variables[index].label)
      .sort()
      .join(':')
  const found = terms.find((term) => labelOf(term) === wanted)
  return found?.map((index) => asFactor(variables[index].node)).join(':') ?? null
}

/** A variable so that operators beside it do not reach into it: `x > 2` in parentheses. */
function asFactor(node: Expression): string {
  const isWhole =
    node.kind === 'name' || node.kind === 'call' || (node.kind === 'unary' && node.operator === '(')
  return isWhole ? deparse(node) : `(${deparse(node)})`
}
