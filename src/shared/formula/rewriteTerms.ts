import { joinSummands } from './summands'
import type { FormulaOnTable, TermTexts, WrittenTerms } from './writtenTerms'
import { readWrittenTerms, termKey, termText } from './writtenTerms'

/** What a formula is to come to. */
export interface WantedTerms {
  readonly terms: readonly TermTexts[]
  readonly hasIntercept: boolean
}

interface Part {
  readonly isTakenAway: boolean
  readonly text: string
}

/**
 * The formula changed as little as it takes to come to the wanted terms: a summand that is exactly a term goes or comes by
 * itself; what a product or `.` brings in too much is taken away by a minus. A text that is no formula stays as it is.
 */
export function rewriteTerms(formula: FormulaOnTable, wanted: WantedTerms): string {
  const steps = [dropSummands, takeAway, restoreSummands, addSummands, tidy, settleIntercept]
  return steps.reduce((text, step) => {
    const written = readWrittenTerms({ ...formula, text })
    return written === null ? text : step(written, wanted, { ...formula, text })
  }, formula.text)
}

type Step = (written: WrittenTerms, wanted: WantedTerms, formula: FormulaOnTable) => string

const write = ({ response }: WrittenTerms, parts: readonly Part[]): string =>
  `${response} ~ ${joinSummands(parts)}`

const keysOf = (terms: readonly TermTexts[]): ReadonlySet<string> => new Set(terms.map(termKey))

const without = (terms: readonly TermTexts[], others: readonly TermTexts[]): readonly TermTexts[] => {
  const keys = keysOf(others)
  return terms.filter((term) => !keys.has(termKey(term)))
}

/** The key of the one term that a summand is; null where it is none, several, or what `.` stands for. */
function keyOfSummand({ response }: WrittenTerms, text: string): string | null {
  const alone = readWrittenTerms({ text: `${response} ~ ${text}`, columns: [] })
  return alone?.terms.length === 1 ? termKey(alone.terms[0]) : null
}

function withoutSummands(written: WrittenTerms, isTakenAway: boolean, keys: ReadonlySet<string>): string {
  if (keys.size === 0) return write(written, written.summands)
  const kept = written.summands.filter((summand) => {
    if (summand.isTakenAway !== isTakenAway) return true
    return !keys.has(keyOfSummand(written, summand.text) ?? '')
  })
  return write(written, kept)
}

const dropSummands: Step = (written, { terms }) =>
  withoutSummands(written, false, keysOf(without(written.terms, terms)))

const restoreSummands: Step = (written, { terms }) =>
  withoutSummands(written, true, keysOf(without(terms, written.terms)))

const takeAway: Step = (written, { terms }) => {
  const extra = without(written.terms, terms)
  return write(written, [
    ...written.summands,
    ...extra.map((term) => ({ isTakenAway: true, text: termText(term) })),
  ])
}

/** A lone `1` says only that there is nothing else. */
const addSummands: Step = (written, { terms }) => {
  const missing = without(terms, written.terms)
  const [first, ...others] = written.summands
  const isEmpty = others.length === 0 && !first.isTakenAway && first.text === '1'
  const kept = isEmpty && missing.length > 0 ? [] : written.summands
  return write(written, [...kept, ...missing.map((term) => ({ isTakenAway: false, text: termText(term) }))])
}

/** Takes `- x + x` out, and of `x + x` one, where nothing depends on it. */
const tidy: Step = (written, { terms }, formula) => {
  const taken = written.summands.filter(({ isTakenAway }) => isTakenAway).map(({ text }) => text)
  const added = written.summands.filter(({ isTakenAway }) => !isTakenAway).map(({ text }) => text)
  const shorter = written.summands.filter(({ text, isTakenAway }, index) => {
    const isRepeated = written.summands.findIndex((summand) => summand.text === text) < index
    return !(taken.includes(text) && added.includes(text)) && !(isRepeated && !isTakenAway)
  })
  if (shorter.length === written.summands.length) return formula.text
  const text = write(written, shorter)
  const after = readWrittenTerms({ ...formula, text })
  const isSame = after?.terms.length === terms.length && without(terms, after.terms).length === 0
  return isSame ? text : formula.text
}

const settleIntercept: Step = (written, { hasIntercept }, formula) => {
  if (written.hasIntercept === hasIntercept) return formula.text
  const kept = written.summands.filter(({ node }) => node.kind !== 'number')
  const first = { isTakenAway: false, text: '0' }
  const last = { isTakenAway: !hasIntercept, text: '1' }
  const attempts = [kept, ...(hasIntercept ? [] : [[first, ...kept]]), [...kept, last]].map((parts) =>
    write(written, parts),
  )
  const fits = (text: string): boolean =>
    readWrittenTerms({ ...formula, text })?.hasIntercept === hasIntercept
  return attempts.find(fits) ?? formula.text
}
