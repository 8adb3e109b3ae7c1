import { deparse } from './deparse'
import { parseSides } from './parseFormula'
import type { FormulaSides } from './parseFormula'
import { quoteName } from './quoteName'
import type { Summand } from './summands'
import { joinSummands, summandsOf } from './summands'

type Part = Omit<Summand, 'node'>

/**
 * The formula with the column as its response; a predictor of that name gives way, all other terms stay. A text that cannot
 * be read is kept as far as it can.
 */
export function setResponse(text: string, name: string): string {
  const quoted = quoteName(name)
  const { summands } = readParts(text)
  return write(
    quoted,
    summands.filter(({ text }) => text !== quoted),
  )
}

/**
 * The formula with the column's main effect, or without it where it has one; all other terms stay. A column that `.` or a
 * product such as `wt * hp` brings in is taken out by a minus. The response is no predictor: then the text stays as it is.
 */
export function togglePredictor(text: string, name: string): string {
  const { response, summands } = readParts(text)
  const quoted = quoteName(name)
  if (response === quoted) return text
  const others = summands.filter((summand) => summand.text !== quoted)
  if (!hasMainEffect(summands, quoted)) return write(response, added(others, quoted))
  return write(response, hasMainEffect(others, quoted) ? [...others, part(quoted, true)] : others)
}

const part = (text: string, isTakenAway = false): Part => ({ isTakenAway, text })

/** The summands and one more, without the `1` that stood for none, and without the minus where `.` brings it back. */
function added(summands: readonly Summand[], quoted: string): readonly Part[] {
  if (hasMainEffect(summands, quoted)) return summands
  const parts = summands.filter(({ text, isTakenAway }) => text !== '1' || isTakenAway)
  return [...parts, part(quoted)]
}

/** Whether the column stands in the sum by itself, or is brought in by a dot or a product; what comes later counts. */
function hasMainEffect(summands: readonly Summand[], quoted: string): boolean {
  return summands.reduce((has, { node, text, isTakenAway }) => {
    if (text === quoted) return !isTakenAway
    return isTakenAway ? has : has || bringsIn(node, quoted)
  }, false)
}

function bringsIn(node: Summand['node'], quoted: string): boolean {
  switch (node.kind) {
    case 'dot':
      return true
    case 'name':
      return quoteName(node.name) === quoted
    case 'unary':
      return node.operator === '(' && hasMainEffect(summandsOf(node.operand), quoted)
    case 'binary':
      if (node.operator === '*') return bringsIn(node.left, quoted) || bringsIn(node.right, quoted)
      return (node.operator === '/' || node.operator === '^') && bringsIn(node.left, quoted)
    default:
      return false
  }
}

function write(response: string, summands: readonly Part[]): string {
  return `${response} ~ ${joinSummands(summands)}`.trimStart()
}

interface Parts {
  /** '' while there is none. */
  readonly response: string
  readonly summands: readonly Summand[]
}

/** What a text says, or the longest beginning of it that can be read. */
function readParts(text: string): Parts {
  for (let end = text.length; end > 0;) {
    const sides = parseSides(text.slice(0, end))
    if (sides.ok) return partsOf(sides.value)
    const { error } = sides
    const position =
      error.code === 'formula-syntax' || error.code === 'function-unknown' ? error.position : end
    end = Math.min(end - 1, position - 1)
  }
  return { response: '', summands: [] }
}

function partsOf({ response, predictors }: FormulaSides): Parts {
  return {
    response: response === null ? '' : deparse(response),
    summands: predictors === null ? [] : summandsOf(predictors),
  }
}
