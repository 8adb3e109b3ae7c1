import { deparse } from './deparse'
import { expandPredictors } from './expandPredictors'
import { namesIn } from './namesIn'
import { parseFormula, parseSides } from './parseFormula'
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
  const isThere = (parts: readonly Part[]): boolean => hasMainEffect(write(response, parts), name)
  if (isThere(summands)) return write(response, isThere(others) ? [...others, part(quoted, true)] : others)
  if (isThere(others)) return write(response, others)
  const kept = others.filter(({ text, isTakenAway }) => text !== '1' || isTakenAway)
  return write(response, [...kept, part(quoted)])
}

const part = (text: string, isTakenAway = false): Part => ({ isTakenAway, text })

/** Whether the column is a term by itself, however the formula comes to it. */
function hasMainEffect(text: string, name: string): boolean {
  const parsed = parseFormula(text.startsWith('~') ? `0 ${text}` : text)
  if (!parsed.ok) return false
  const { predictors } = parsed.value
  const expanded = expandPredictors(parsed.value, [...namesIn(predictors).map((node) => node.name), name])
  if (!expanded.ok) return false
  const { terms, variables } = expanded.value
  const isColumn = (index: number): boolean => variables[index].label === quoteName(name)
  return terms.some((term) => term.length === 1 && isColumn(term[0]))
}

function write(response: string, summands: readonly Part[]): string {
  return `${response} ~ ${joinSummands(summands)}`.trimStart()
}

interface Parts {
  /** '' while there is none. */
  readonly response: string
  readonly summands: readonly Summand[]
}

/** How often a text that cannot be read is shortened before it is given up. */
const MOST_CUTS = 50
/** Characters of the longest function name, and to spare. */
const LONGEST_NAME = 20

/** What a text says, or a beginning of it that can be read: the pickers keep what they can of a half-written formula. */
function readParts(text: string): Parts {
  let end = text.length
  for (let cuts = 0; cuts <= MOST_CUTS && end > 0; cuts++) {
    const sides = parseSides(text.slice(0, end))
    if (sides.ok) return partsOf(sides.value)
    const { error } = sides
    const wrong = error.code === 'formula-syntax' || error.code === 'function-unknown' ? error.position : end
    end = startOfCall(text, Math.min(end, wrong) - 1)
  }
  return { response: '', summands: [] }
}

/** Where the name begins whose parenthesis is at `end`, else `end`: of `x + log(` the `log` goes too. */
function startOfCall(text: string, end: number): number {
  if (text[end] !== '(') return end
  return end - (/[\p{L}\p{N}._]*$/u.exec(text.slice(Math.max(0, end - LONGEST_NAME), end))?.[0].length ?? 0)
}

function partsOf({ response, predictors }: FormulaSides): Parts {
  return {
    response: response === null ? '' : deparse(response),
    summands: predictors === null ? [] : summandsOf(predictors),
  }
}
