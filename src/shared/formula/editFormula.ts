import type { Result } from '../outcome/result'
import { ok } from '../outcome/result'
import { deparse, quoteName } from './deparse'
import type { Expression } from './expression'
import { parseFormula } from './parseFormula'

/**
 * A formula as the pickers show and change it: the response's column and the predictors that stand by themselves. Everything
 * else of the right-hand side (transformations, interactions) is kept as written.
 */
export interface FormulaParts {
  /** The response as text; '' while there is none. */
  readonly response: string
  /** The summands of the right-hand side in order, as texts; a removed one begins with `-`. */
  readonly summands: readonly string[]
}

/** Takes a formula apart at its plus signs; an empty text has no parts. */
export function formulaParts(text: string): Result<FormulaParts> {
  if (text.trim() === '') return ok({ response: '', summands: [] })
  const parsed = parseFormula(text)
  if (!parsed.ok) return parsed
  const summands = summandsOf(parsed.value.predictors).filter((summand) => summand !== '1')
  return ok({ response: deparse(parsed.value.response), summands })
}

/** The parts as a formula, `y ~ 1` without predictors; '' without a response. */
export function composeFormula({ response, summands }: FormulaParts): string {
  if (response === '') return ''
  const [first = '1', ...rest] = summands
  return rest.reduce(
    (text, summand) => text + (summand.startsWith('-') ? ` - ${summand.slice(1)}` : ` + ${summand}`),
    `${response} ~ ${first}`,
  )
}

/** The formula with the column as its response; a predictor of that name gives way. A text that cannot be read is replaced. */
export function setResponse(text: string, name: string): string {
  const quoted = quoteName(name)
  const parts = formulaParts(text)
  const summands = parts.ok ? parts.value.summands.filter((summand) => summand !== quoted) : []
  return composeFormula({ response: quoted, summands })
}

/** The formula with the column as one of its predictors, or without it where it was one already. */
export function togglePredictor(text: string, name: string): string {
  const quoted = quoteName(name)
  const parts = formulaParts(text)
  if (!parts.ok || parts.value.response === '' || parts.value.response === quoted) return text
  const { response, summands } = parts.value
  const without = summands.filter((summand) => summand !== quoted)
  return composeFormula({
    response,
    summands: without.length < summands.length ? without : [...summands, quoted],
  })
}

function summandsOf(node: Expression): readonly string[] {
  if (node.kind === 'binary' && node.operator === '+') {
    return [...summandsOf(node.left), ...summandsOf(node.right)]
  }
  if (node.kind === 'binary' && node.operator === '-') {
    return [...summandsOf(node.left), ...summandsOf(node.right).map((summand) => `-${summand}`)]
  }
  return [deparse(node)]
}
