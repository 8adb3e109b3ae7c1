import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Argument, BinaryNode, BinaryOperator, Expression, Formula, UnaryOperator } from './expression'
import { isKnownFunction, knownFunctionNames } from './functions'
import type { Token } from './tokenize'
import { tokenize } from './tokenize'

/** Deeper nesting than this is refused instead of exhausting the stack. */
const MAX_DEPTH = 200

/** R's precedence (`?Syntax`), loosest first; `^` alone binds to the right. */
const precedence: Readonly<Record<BinaryOperator, number>> = {
  '~': 1,
  '|': 2,
  '&': 3,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '==': 5,
  '!=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%in%': 8,
  ':': 9,
  '^': 11,
}
const PREFIX: Readonly<Record<string, number>> = { '!': 4, '-': 10, '+': 10 }

/** A formula of R's language: `y ~ x1 + log(x2)`. Errors say at which character the text stops making sense. */
export function parseFormula(text: string): Result<Formula> {
  const parsed = parseExpression(text)
  if (!parsed.ok) return parsed
  const whole = parsed.value
  if (whole.kind !== 'binary' || whole.operator !== '~')
    return fail({ code: 'response-missing', formula: text })
  const second = findTilde(whole.left) ?? findTilde(whole.right)
  if (second) return fail(syntaxError(text, second.position, { found: '~', expected: 'one ~ only' }))
  return ok({ text, response: whole.left, predictors: whole.right })
}

/** An expression of the same language: the right-hand side of a formula, or a weight. */
export function parseExpression(text: string): Result<Expression> {
  const tokens = tokenize(text)
  if (!tokens.ok) return tokens
  const parser = new Parser(text, tokens.value)
  try {
    return ok(parser.parseWhole())
  } catch (thrown) {
    if (thrown instanceof ParseFailure) return fail(thrown.error)
    throw thrown
  }
}

/** Carries a syntax error out of the recursion; it never leaves this file. */
class ParseFailure extends Error {
  constructor(readonly error: AppError) {
    super(error.code)
  }
}

class Parser {
  private at = 0
  private depth = 0

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  parseWhole(): Expression {
    if (this.isOperator('~')) throw new ParseFailure({ code: 'response-missing', formula: this.text })
    const expression = this.parse(0)
    if (this.token.kind !== 'end') this.refuse('an operator')
    return expression
  }

  private get token(): Token {
    return this.tokens[this.at]
  }

  /** Reads an expression whose operators bind tighter than `loosest`. */
  private parse(loosest: number): Expression {
    if (++this.depth > MAX_DEPTH) this.refuse(`at most ${MAX_DEPTH} levels of nesting`)
    let left = this.parseOperand()
    for (;;) {
      const operator = this.binaryOperator()
      if (operator === null || precedence[operator] <= loosest) break
      const { position } = this.token
      this.at++
      const right = this.parse(operator === '^' ? precedence[operator] - 1 : precedence[operator])
      left = { kind: 'binary', operator, left, right, position }
    }
    this.depth--
    return left
  }

  private binaryOperator(): BinaryOperator | null {
    if (this.token.kind !== 'operator') return null
    const { text } = this.token
    if (text === '**') return '^'
    if (text === '&&' || text === '||') return text === '&&' ? '&' : '|'
    return text in precedence ? (text as BinaryOperator) : null
  }

  private parseOperand(): Expression {
    const { kind, text, position } = this.token
    switch (kind) {
      case 'number':
        this.at++
        return { kind: 'number', value: Number(text), position }
      case 'text':
        this.at++
        return { kind: 'text', value: text, position }
      case 'name':
        return this.parseName()
      case 'operator':
        return this.parsePrefix()
      case 'end':
        return this.refuse('a column or a number')
    }
  }

  private parseName(): Expression {
    const { text: name, position } = this.token
    const quoted = this.text[position - 1] === '`'
    this.at++
    if (!quoted && this.isOperator('(')) return this.parseCall(name, position)
    if (!quoted && name === '.') return { kind: 'dot', position }
    if (!quoted && (name === 'TRUE' || name === 'FALSE')) {
      return { kind: 'logical', value: name === 'TRUE', position }
    }
    return { kind: 'name', name, position }
  }

  private parsePrefix(): Expression {
    const { text, position } = this.token
    if (text === '(') {
      this.at++
      const operand = this.parse(0)
      this.expect(')')
      return { kind: 'unary', operator: '(', operand, position }
    }
    const binding = PREFIX[text]
    if (binding === undefined) return this.refuse('a column or a number')
    this.at++
    return { kind: 'unary', operator: text as UnaryOperator, operand: this.parse(binding), position }
  }

  private parseCall(name: string, position: number): Expression {
    if (!isKnownFunction(name)) {
      const known = knownFunctionNames.join(', ')
      throw new ParseFailure({ code: 'function-unknown', formula: this.text, position, name, known })
    }
    this.expect('(')
    const parts: Argument[] = []
    while (!this.isOperator(')')) {
      parts.push(this.parseArgument())
      if (!this.isOperator(',')) break
      this.at++
    }
    this.expect(')')
    return { kind: 'call', name, parts, position }
  }

  private parseArgument(): Argument {
    const next = this.tokens[this.at + 1]
    if (this.token.kind === 'name' && next.kind === 'operator' && next.text === '=') {
      const name = this.token.text
      this.at += 2
      return { name, value: this.parse(0) }
    }
    return { name: null, value: this.parse(0) }
  }

  private isOperator(text: string): boolean {
    return this.token.kind === 'operator' && this.token.text === text
  }

  private expect(text: string): void {
    if (!this.isOperator(text)) this.refuse(text)
    this.at++
  }

  private refuse(expected: string): never {
    const { kind, text, position } = this.token
    throw new ParseFailure(
      syntaxError(this.text, position, { found: kind === 'end' ? 'the end' : text, expected }),
    )
  }
}

function findTilde(node: Expression): BinaryNode | null {
  switch (node.kind) {
    case 'binary':
      return node.operator === '~' ? node : (findTilde(node.left) ?? findTilde(node.right))
    case 'unary':
      return findTilde(node.operand)
    case 'call':
      return node.parts.map(({ value }) => findTilde(value)).find((found) => found !== null) ?? null
    default:
      return null
  }
}

function syntaxError(
  formula: string,
  position: number,
  { found, expected }: { readonly found: string; readonly expected: string },
): AppError {
  return { code: 'formula-syntax', formula, position, found, expected }
}
