import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { COLUMN_LIMIT } from './columnLimit'
import { deparse } from './deparse'
import type { BinaryNode, Expression, Formula, UnaryNode } from './expression'
import { formulaSyntax } from './formulaSyntax'
import { namesIn } from './namesIn'
import type { Term, TermSet } from './termAlgebra'
import { cross, interact, minus, nest, plus, power, setOf, TooManyTerms, within } from './termAlgebra'
import type { TermOperator } from './termSpine'
import { termSpine } from './termSpine'
import type { Variable } from './variable'

export interface ExpandedPredictors {
  /** In the order of the formula, the response first. */
  readonly variables: readonly Variable[]
  /** Sorted by degree of interaction; a term that is the response itself is left out. */
  readonly terms: readonly Term[]
  readonly hasIntercept: boolean
  /** Whether a term was the response itself. */
  readonly namesResponse: boolean
}

/** Writes a formula's right-hand side out as terms (R's EncodeVars); `.` is the columns that the response does not name. */
export function expandPredictors(formula: Formula, columns: readonly string[]): Result<ExpandedPredictors> {
  const expansion = new Expansion(formula, columns)
  try {
    const all = [...expansion.expand(formula.predictors).values()]
    const terms = all.filter((term) => !(term.length === 1 && term[0] === RESPONSE))
    return ok({
      variables: expansion.variables,
      terms: terms.sort((a, b) => a.length - b.length),
      hasIntercept: expansion.hasIntercept,
      namesResponse: terms.length < all.length,
    })
  } catch (thrown) {
    if (thrown instanceof NotATerm) return fail(thrown.error)
    if (!(thrown instanceof TooManyTerms)) throw thrown
    return fail({ code: 'too-many-columns', columns: COLUMN_LIMIT + 1, limit: COLUMN_LIMIT })
  }
}

/** Index of the response among the variables. */
const RESPONSE = 0

/** Carries an error out of the recursion; it never leaves this file. */
class NotATerm extends Error {
  constructor(readonly error: AppError) {
    super(error.code)
  }
}

const combine: Readonly<
  Record<Exclude<TermOperator, '-' | '^'>, (left: TermSet, right: TermSet) => TermSet>
> = { '+': plus, '*': cross, '/': nest, ':': interact, '%in%': within }

class Expansion {
  readonly variables: Variable[] = []
  hasIntercept = true
  /** Inside what a minus takes away, 1 means no intercept and 0 means one. */
  private isTakenAway = false
  private readonly indices = new Map<string, number>()
  private readonly dotNames: readonly string[]

  constructor(
    private readonly formula: Formula,
    columns: readonly string[],
  ) {
    this.indexOf(formula.response)
    const inResponse = new Set(namesIn(formula.response).map(({ name }) => name))
    this.dotNames = columns.filter((name) => !inResponse.has(name))
  }

  expand(node: Expression): TermSet {
    const { start, steps } = termSpine(node)
    return steps.reduce((terms, step) => this.applyStep(terms, step), this.expandOperand(start))
  }

  private expandOperand(node: Expression): TermSet {
    switch (node.kind) {
      case 'number':
        return this.setIntercept(node)
      case 'dot':
        return setOf(this.dotNames.map((name) => [this.indexOf({ kind: 'name', name, position: 0 })]))
      case 'unary':
        return this.expandUnary(node)
      case 'name':
      case 'call':
      case 'binary':
        return this.variable(node)
      case 'text':
      case 'logical':
        return this.refuse(node)
    }
  }

  private setIntercept(node: Expression & { kind: 'number' }): TermSet {
    if (node.value !== 0 && node.value !== 1) return this.refuse(node)
    this.hasIntercept = (node.value === 1) !== this.isTakenAway
    return setOf([])
  }

  private expandUnary(node: UnaryNode): TermSet {
    if (node.operator === '!') return this.variable(node)
    return node.operator === '-' ? this.takeAway(setOf([]), node.operand) : this.expand(node.operand)
  }

  private applyStep(terms: TermSet, { operator, right }: BinaryNode): TermSet {
    switch (operator as TermOperator) {
      case '-':
        return this.takeAway(terms, right)
      case '^':
        return power(terms, this.exponent(right))
      default:
        return combine[operator as keyof typeof combine](terms, this.expand(right))
    }
  }

  private takeAway(terms: TermSet, node: Expression): TermSet {
    this.isTakenAway = !this.isTakenAway
    const removed = this.expand(node)
    this.isTakenAway = !this.isTakenAway
    return minus(terms, removed)
  }

  private exponent(node: Expression): number {
    if (node.kind === 'number' && Number.isInteger(node.value) && node.value >= 1) return node.value
    return this.refuse(node, 'a whole number from 1')
  }

  private variable(node: Expression): TermSet {
    return setOf([[this.indexOf(node)]])
  }

  private indexOf(node: Expression): number {
    const label = deparse(node)
    const known = this.indices.get(label)
    if (known !== undefined) return known
    this.variables.push({ label, node })
    this.indices.set(label, this.variables.length - 1)
    return this.variables.length - 1
  }

  private refuse(node: Expression, expected = 'a column, 0 or 1; I() for arithmetic'): never {
    const { position } = node
    throw new NotATerm(formulaSyntax(this.formula.text, position, { found: deparse(node), expected }))
  }
}
