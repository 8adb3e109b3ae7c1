import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { formulaSyntax } from './formulaSyntax'

export interface Token {
  readonly kind: 'number' | 'name' | 'quotedName' | 'text' | 'operator' | 'end'
  /** The name without its back-ticks, the text without its quotes, the operator. */
  readonly text: string
  /** 1-based character at which the token begins. */
  readonly position: number
}

const BLANK = /\s+/y
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?L?/y
const NAME = /(?:[\p{L}_]|\.(?!\d))[\p{L}\p{M}\p{N}._]*/uy
const OPERATOR = /%in%|%%|%\/%|\*\*|<-|->|<>|<=|>=|==|!=|&&|\|\||[~+\-*/:^<>&|!(),=]/y

/** Most characters of an unclosed text that an error repeats. */
const LONGEST_QUOTE = 30

/** Operators of R that mean nothing in a formula, and what was probably meant. */
const MISTAKEN: Readonly<Record<string, string>> = {
  '<-': '< -',
  '->': '- >',
  '&&': '&',
  '||': '|',
  '<>': '!=',
}
/** Signs of Chinese and typographic keyboards that look like the language's own. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '～': '~',
  '＋': '+',
  '－': '-',
  '−': '-',
  '–': '-',
  '＊': '*',
  '×': '*',
  '／': '/',
  '：': ':',
  '（': '(',
  '）': ')',
  '，': ',',
  '＜': '<',
  '＞': '>',
  '＝': '=',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '＆': '&',
  '｜': '|',
  '！': '!',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
}

/** The tokens of a formula, ending with one of kind `end`; a character that begins none is an error at its place. */
export function tokenize(formula: string): Result<readonly Token[]> {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    at += matchAt(BLANK, formula, at)?.length ?? 0
    if (at >= formula.length) break
    const read = readToken(formula, at)
    if (!read.ok) return read
    tokens.push(read.value.token)
    at = read.value.next
  }
  tokens.push({ kind: 'end', text: '', position: formula.length + 1 })
  return ok(tokens)
}

interface ReadToken {
  readonly token: Token
  readonly next: number
}

const PATTERNS = [
  ['number', NUMBER],
  ['name', NAME],
  ['operator', OPERATOR],
] as const

function readToken(formula: string, at: number): Result<ReadToken> {
  if ('`"\''.includes(formula[at])) return readQuoted(formula, at)
  for (const [kind, pattern] of PATTERNS) {
    const text = matchAt(pattern, formula, at)
    if (text === null) continue
    const expected = kind === 'operator' ? MISTAKEN[text] : undefined
    if (expected !== undefined) return fail(formulaSyntax(formula, at + 1, { found: text, expected }))
    return ok({ token: { kind, text, position: at + 1 }, next: at + text.length })
  }
  const found = String.fromCodePoint(formula.codePointAt(at) ?? 0)
  const expected = LOOKALIKES[found] ?? 'a name, a number or an operator'
  return fail(formulaSyntax(formula, at + 1, { found, expected }))
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' }

/** A back-ticked name or a quoted text; a backslash keeps the quote, another backslash, or writes a line break or tab. */
function readQuoted(formula: string, at: number): Result<ReadToken> {
  const quote = formula[at]
  let text = ''
  for (let next = at + 1; next < formula.length; next++) {
    if (formula[next] === '\\' && next + 1 < formula.length) {
      const escaped = formula[++next]
      text += ESCAPES[escaped] ?? escaped
    } else if (formula[next] === quote) {
      const kind = quote === '`' ? 'quotedName' : 'text'
      if (kind === 'quotedName' && text === '') break
      return ok({ token: { kind, text, position: at + 1 }, next: next + 1 })
    } else text += formula[next]
  }
  const found = quote + text.slice(0, LONGEST_QUOTE)
  const expected = text === '' ? `${quote}…${quote}` : `closing ${quote}`
  return fail(formulaSyntax(formula, at + 1, { found, expected }))
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
