import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'

export interface Token {
  readonly kind: 'number' | 'name' | 'text' | 'operator' | 'end'
  /** The name without its back-ticks, the text without its quotes, the operator. */
  readonly text: string
  /** 1-based character at which the token begins. */
  readonly position: number
}

const blank = /\s+/y
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const name = /(?:[\p{L}]|\.(?!\d))[\p{L}\p{M}\p{N}._]*/uy
const operator = /%in%|\*\*|<=|>=|==|!=|&&|\|\||[~+\-*/:^<>&|!(),=]/y

/** The tokens of a formula, ending with one of kind `end`; a character that begins none is an error at its place. */
export function tokenize(formula: string): Result<readonly Token[]> {
  const tokens: Token[] = []
  let at = 0
  while (at < formula.length) {
    const space = matchAt(blank, formula, at)
    if (space !== null) {
      at += space.length
      continue
    }
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

function readToken(formula: string, at: number): Result<ReadToken> {
  const first = formula[at]
  if (first === '`' || first === '"' || first === "'") return readQuoted(formula, at)
  const patterns = [
    ['number', number],
    ['name', name],
    ['operator', operator],
  ] as const
  for (const [kind, pattern] of patterns) {
    const found = matchAt(pattern, formula, at)
    if (found !== null) return ok({ token: { kind, text: found, position: at + 1 }, next: at + found.length })
  }
  return fail(unexpected(formula, at, String.fromCodePoint(formula.codePointAt(at) ?? 0)))
}

/** A back-ticked name or a quoted text; a backslash keeps the character after it. */
function readQuoted(formula: string, at: number): Result<ReadToken> {
  const quote = formula[at]
  let text = ''
  for (let next = at + 1; next < formula.length; next++) {
    if (formula[next] === '\\' && next + 1 < formula.length) text += formula[++next]
    else if (formula[next] === quote) {
      const kind = quote === '`' ? 'name' : 'text'
      return ok({ token: { kind, text, position: at + 1 }, next: next + 1 })
    } else text += formula[next]
  }
  return fail({
    code: 'formula-syntax',
    formula,
    position: at + 1,
    found: quote,
    expected: `closing ${quote}`,
  })
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

function unexpected(formula: string, at: number, found: string): AppError {
  return {
    code: 'formula-syntax',
    formula,
    position: at + 1,
    found,
    expected: 'a name, a number or an operator',
  }
}
