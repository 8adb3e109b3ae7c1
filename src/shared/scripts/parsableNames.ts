import { quoteText } from '../formula/quoteName'
import type { ScriptColumn } from './scriptInput'

/** Marks that turn a line around: R parses no script that has them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

/** R's parser has 8,192 bytes for a symbol. */
const LONGEST_SYMBOL = 2000
const KEPT = 60

/**
 * A script of R whose columns have names that R can parse. It names its columns itself, so that a name may be another throughout: an endless one is cut
 * and numbered, a mark that turns the line is �.
 */
export function parsableNames(script: string, columns: readonly ScriptColumn[]): string {
  const endless = columns
    .map(({ name }, index) => ({ name, short: `${name.slice(0, KEPT)}...${index + 1}` }))
    .filter(({ name }) => name.length > LONGEST_SYMBOL)
    .sort((a, b) => b.name.length - a.name.length)
  const quotes = ['`', '"'] as const
  const inner = (name: string, quote: '`' | '"'): string => quoteText(name, quote).slice(1, -1)
  return endless
    .flatMap(({ name, short }) => quotes.map((quote) => [inner(name, quote), inner(short, quote)] as const))
    .reduce((text, [name, short]) => text.replaceAll(name, () => short), script)
    .replace(TURNING, '\ufffd')
}
