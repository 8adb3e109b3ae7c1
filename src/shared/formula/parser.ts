import type { AppError } from '../outcome/appError'
import type { Argument, BinaryOperator, Expression, UnaryOperator } from './expression'
import { formulaSyntax } from './formulaSyntax'
import { knownFunctions, signatureOf } from './functions'
import { matchArguments } from './matchArguments'
import type { Token } from './tokenize'

/** Deeper nesting than this is refused instead of exhausting the stack. */
const MAX_DEPTH = 200

/** R's precedence (`?Syntax`), loosest first; `^` alone binds to the right. */
const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
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
  '%%': 8,
  '%/%': 8,
  ':': 9,
  '^': 11,
}
const PREFIX: Readonly<Record<string, number>> = { '!': 4, '-': 10, '+': 10 }
const COMPARISON = 5

const OPERAND = 'a name, a number or ('
const OPERATOR = 'an operator'
const OPERATOR_OR_QUOTES = 'an operator, or back-ticks around a name with blanks'

/** Carries a syntax error out of the recursion; whoever runs the parser turns it into a value. */
export class ParseFailure extends Error {
  constructor(readonly error: AppError) {
    super(error.code)
  }
}

/** Precedence climbing (Pratt) over the tokens of one formula. */
export class Parser {
  private at = 0
  private depth = 0

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    /** What was probably meant by a word or sign where an operator should be. */
    private readonly meant: Readonly<Record<string, string>>,
  ) {}

  isAtEnd(): boolean {
    return this.token.kind === 'end'
  }

  /** Reads the operator or sign if it is next. */
  accept(sign: string): boolean {
    const found = this.isOperator(sign)
    if (found) this.at++
    return found
  }

  expectEnd(): void {
    if (this.isAtEnd()) return
    this.refuseMistaken()
    if (this.token.kind === 'name') this.refuse(OPERATOR_OR_QUOTES)
    this.refuse(this.isOperator('~') ? 'only one ~' : OPERATOR)
  }

  /** Reads an expression whose operators bind tighter than `loosest`. */
  parse(loosest = 0): Expression {
    if (++this.depth > MAX_DEPTH) this.refuse(`at most ${MAX_DEPTH} levels of nesting`)
    let left = this.parseOperand()
    for (;;) {
      const operator = this.binaryOperator()
      if (operator === null || PRECEDENCE[operator] <= loosest) break
      const binding = PRECEDENCE[operator]
      const { position } = this.token
      this.at++
      const right = this.parse(operator === '^' ? binding - 1 : binding)
      left = { kind: 'binary', operator, left, right, position }
      if (binding === COMPARISON) this.refuseSecondComparison()
    }
    this.depth--
    return left
  }

  private get token(): Token {
    return this.tokens[this.at]
  }

  private binaryOperator(): BinaryOperator | null {
    if (this.token.kind !== 'operator') return null
    const text = this.token.text === '**' ? '^' : this.token.text
    return Object.hasOwn(PRECEDENCE, text) ? (text as BinaryOperator) : null
  }

  /** R's comparisons do not associate: `a < b < c` means nothing. */
  private refuseSecondComparison(): void {
    const next = this.binaryOperator()
    if (next !== null && PRECEDENCE[next] === COMPARISON) this.refuse('& or |')
  }

  private parseOperand(): Expression {
    const { kind, text, position } = this.token
    switch (kind) {
      case 'number': {
        this.at++
        const isInteger = text.endsWith('L')
        return { kind, value: Number(isInteger ? text.slice(0, -1) : text), isInteger, position }
      }
      case 'text':
        this.at++
        return { kind, value: text, position }
      case 'name':
      case 'quotedName':
        return this.parseName()
      case 'operator':
        return this.parsePrefix()
      case 'end':
        return this.refuse(OPERAND)
    }
  }

  private parseName(): Expression {
    const { kind, text: name, position } = this.token
    this.at++
    if (this.isOperator('(')) return this.parseCall(name, position)
    if (kind === 'quotedName') return { kind: 'name', name, position }
    if (name === '.') return { kind: 'dot', position }
    if (name === 'TRUE' || name === 'FALSE') return { kind: 'logical', value: name === 'TRUE', position }
    return { kind: 'name', name, position }
  }

  private parsePrefix(): Expression {
    const { text, position } = this.token
    const binding = text === '(' ? 0 : PREFIX[text]
    if (binding === undefined) return this.refuse(OPERAND)
    this.at++
    const operand = this.parse(binding)
    if (text === '(') this.expect(')')
    return { kind: 'unary', operator: text as UnaryOperator, operand, position }
  }

  private parseCall(name: string, position: number): Expression {
    const signature = signatureOf(name)
    if (signature === undefined) {
      const known = knownFunctions
      throw new ParseFailure({ code: 'function-unknown', formula: this.text, position, name, known })
    }
    this.expect('(')
    const parts: Argument[] = []
    if (!this.isOperator(')')) {
      do parts.push(this.parseArgument())
      while (this.accept(','))
    }
    const end = this.token.position
    this.expect(')')
    const matched = matchArguments(signature, { formula: this.text, parts, end })
    if (!matched.ok) throw new ParseFailure(matched.error)
    return { kind: 'call', name, parts, arguments: matched.value, position }
  }

  private parseArgument(): Argument {
    const { kind, text, position } = this.token
    const isNamed = kind === 'name' || kind === 'quotedName' || kind === 'text'
    if (!isNamed || !this.isOperator('=', 1)) return { name: null, value: this.parse(), position }
    this.at += 2
    return { name: text, value: this.parse(), position }
  }

  private isOperator(sign: string, ahead = 0): boolean {
    const token = this.tokens[this.at + ahead]
    return token.kind === 'operator' && token.text === sign
  }

  private expect(sign: string): void {
    if (this.accept(sign)) return
    this.refuseMistaken()
    this.refuse(sign)
  }

  private refuseMistaken(): void {
    const { kind, text } = this.token
    const word = text.toLowerCase()
    const isSaid = (kind === 'name' || kind === 'operator') && Object.hasOwn(this.meant, word)
    if (isSaid) this.refuse(this.meant[word])
  }

  private refuse(expected: string): never {
    const { kind, text, position } = this.token
    const found = kind === 'end' ? 'the end' : text
    throw new ParseFailure(formulaSyntax(this.text, position, { found, expected }))
  }
}
