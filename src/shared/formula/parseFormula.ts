import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Expression, Formula } from './expression'
import { ParseFailure, Parser } from './parser'
import { tokenize } from './tokenize'

/** The two sides of a formula that is still being written: no response, or nothing after the tilde, are null. */
export interface FormulaSides {
  readonly response: Expression | null
  readonly predictors: Expression | null
}

/**
 * A formula of R's language, `y ~ x1 + log(x2)`, as a tree. Errors: `formula-syntax` and `function-unknown` say at which
 * character the text stops making sense; `response-missing` where nothing stands before a tilde or there is none.
 */
export function parseFormula(text: string): Result<Formula> {
  return run(text, (parser): Result<Formula> => {
    if (parser.isAtEnd() || parser.accept('~')) return fail({ code: 'response-missing', formula: text })
    const response = parser.parse()
    if (!parser.accept('~')) {
      parser.expectEnd()
      return fail({ code: 'response-missing', formula: text })
    }
    const predictors = parser.parse()
    parser.expectEnd()
    return ok({ text, response, predictors })
  })
}

/** The sides of a formula as far as it is written: `~ x` and `y ~` and the empty text have sides too. */
export function parseSides(text: string): Result<FormulaSides> {
  return run(text, (parser) => {
    let response: Expression | null = null
    if (!parser.accept('~') && !parser.isAtEnd()) {
      response = parser.parse()
      if (!parser.accept('~')) parser.expectEnd()
    }
    const predictors = parser.isAtEnd() ? null : parser.parse()
    parser.expectEnd()
    return ok({ response, predictors })
  })
}

/** An expression of the same language, such as a weight. */
export function parseExpression(text: string): Result<Expression> {
  const read = (parser: Parser): Result<Expression> => {
    const expression = parser.parse()
    parser.expectEnd()
    return ok(expression)
  }
  return run(text, read, CONDITION_WORDS)
}

/** How SQL and spreadsheets write conditions. */
const CONDITION_WORDS = { '=': '==', and: '&', or: '|' } as const

function run<T>(
  text: string,
  read: (parser: Parser) => Result<T>,
  meant: Readonly<Record<string, string>> = {},
): Result<T> {
  const tokens = tokenize(text)
  if (!tokens.ok) return tokens
  try {
    return read(new Parser(text, tokens.value, meant))
  } catch (thrown) {
    if (thrown instanceof ParseFailure) return fail(thrown.error)
    throw thrown
  }
}
