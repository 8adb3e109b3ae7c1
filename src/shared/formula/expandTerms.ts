import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { ColumnSummary } from '../table/column'
import { deparse, quoteName } from './deparse'
import type { BinaryNode, Expression, Formula } from './expression'
import { nearestNames } from './nearestNames'
import { namesIn } from './namesIn'

/** A variable of the model: what stands between the operators of a formula, `wt`, `log(x)`, `poly(x, 3)`. */
export interface Variable {
  readonly label: string
  readonly node: Expression
}

/** A term: the variables that it multiplies, as ascending indices. */
export interface Term {
  readonly label: string
  readonly variables: readonly number[]
}

/** A formula written out on a table's columns, in R's order (`terms.formula`). */
export interface TermList {
  readonly formula: Formula
  readonly response: Variable
  readonly variables: readonly Variable[]
  /** Main effects first, then by degree of interaction, in the order of appearance. */
  readonly terms: readonly Term[]
  readonly hasIntercept: boolean
  /** Every column that the model reads. */
  readonly columnNames: readonly string[]
}

/** Most terms that a formula may come to. */
const TERM_LIMIT = 20_000

/** Writes out `.`, `*`, `^`, `/`, `%in%` and `-`, and checks that every name is a column. */
export function expandTerms(formula: Formula, table: readonly ColumnSummary[]): Result<TermList> {
  const unknown = [...namesIn(formula.response), ...namesIn(formula.predictors)].find(
    ({ name }) => !table.some((column) => column.name === name),
  )
  if (unknown) {
    const suggestions = nearestNames(
      unknown.name,
      table.map((column) => column.name),
    ).join(', ')
    return fail({ code: 'column-unknown', name: unknown.name, position: unknown.position, suggestions })
  }
  const expansion = new Expansion(formula, table)
  const expanded = expansion.expand(formula.predictors)
  if (!expanded.ok) return expanded
  const { products, intercept } = expanded.value
  const hasIntercept = intercept !== false
  if (products.length === 0 && !hasIntercept) return fail({ code: 'no-terms', formula: formula.text })
  const terms = [...products]
    .sort((a, b) => a.length - b.length)
    .map((variables) => ({
      variables,
      label: variables.map((index) => expansion.variables[index].label).join(':'),
    }))
  const used = new Set(terms.flatMap(({ variables }) => variables))
  const nodes = [formula.response, ...[...used].map((index) => expansion.variables[index].node)]
  return ok({
    formula,
    response: { label: deparse(formula.response), node: formula.response },
    variables: expansion.variables,
    terms,
    hasIntercept,
    columnNames: [...new Set(nodes.flatMap((node) => namesIn(node).map(({ name }) => name)))],
  })
}

/** Sets of variables, and what was said of the intercept: kept, removed, or nothing. */
interface Products {
  readonly products: readonly (readonly number[])[]
  readonly intercept: boolean | null
}

const nothing: Products = { products: [], intercept: null }

class Expansion {
  readonly variables: Variable[] = []
  private readonly indices = new Map<string, number>()
  private readonly dotNames: readonly string[]

  constructor(
    private readonly formula: Formula,
    table: readonly ColumnSummary[],
  ) {
    const inResponse = new Set(namesIn(formula.response).map(({ name }) => name))
    this.dotNames = table.map(({ name }) => name).filter((name) => !inResponse.has(name))
  }

  expand(node: Expression): Result<Products> {
    switch (node.kind) {
      case 'number':
        if (node.value === 0 || node.value === 1) return ok({ products: [], intercept: node.value === 1 })
        return fail(this.notATerm(node))
      case 'dot':
        return ok({ products: this.dotNames.map((name) => [this.columnIndex(name)]), intercept: null })
      case 'unary':
        return this.expandUnary(node.operator, node.operand, node)
      case 'binary':
        return this.expandBinary(node)
      case 'name':
      case 'call':
        return ok({ products: [[this.variableIndex(node)]], intercept: null })
      case 'text':
      case 'logical':
        return fail(this.notATerm(node))
    }
  }

  private expandUnary(operator: string, operand: Expression, node: Expression): Result<Products> {
    if (operator === '!') return ok({ products: [[this.variableIndex(node)]], intercept: null })
    const inner = this.expand(operand)
    if (!inner.ok || operator !== '-') return inner
    return ok(remove(nothing, inner.value))
  }

  private expandBinary(node: BinaryNode): Result<Products> {
    if (node.operator === '^') return this.expandPower(node)
    if (!['+', '-', '*', '/', ':', '%in%'].includes(node.operator)) {
      return ok({ products: [[this.variableIndex(node)]], intercept: null })
    }
    const left = this.expand(node.left)
    if (!left.ok) return left
    const right = this.expand(node.right)
    if (!right.ok) return right
    return this.limited(combine(node.operator, left.value, right.value))
  }

  /** (a + b)^2: every product of up to two of the terms. */
  private expandPower(node: BinaryNode): Result<Products> {
    const base = this.expand(node.left)
    if (!base.ok) return base
    const power = node.right.kind === 'number' ? node.right.value : NaN
    if (!Number.isInteger(power) || power < 1) return fail(this.notATerm(node.right))
    let raised = base.value
    for (let k = 1; k < power; k++) {
      const before = raised.products.length
      const limited = this.limited(union(raised, multiply(raised, base.value)))
      if (!limited.ok) return limited
      raised = limited.value
      if (raised.products.length === before) break
    }
    return ok(raised)
  }

  private limited(products: Products): Result<Products> {
    if (products.products.length <= TERM_LIMIT) return ok(products)
    return fail({ code: 'too-many-columns', columns: products.products.length, limit: TERM_LIMIT })
  }

  private columnIndex(name: string): number {
    return this.indexOf(quoteName(name), { kind: 'name', name, position: 0 })
  }

  private variableIndex(node: Expression): number {
    return this.indexOf(deparse(node), node)
  }

  private indexOf(label: string, node: Expression): number {
    const known = this.indices.get(label)
    if (known !== undefined) return known
    this.variables.push({ label, node })
    this.indices.set(label, this.variables.length - 1)
    return this.variables.length - 1
  }

  private notATerm(node: Expression): AppError {
    return {
      code: 'formula-syntax',
      formula: this.formula.text,
      position: node.position,
      found: deparse(node),
      expected: 'a column, 0 or 1; I() for arithmetic',
    }
  }
}

function combine(operator: string, left: Products, right: Products): Products {
  switch (operator) {
    case '+':
      return union(left, right)
    case '-':
      return remove(left, right)
    case '*':
      return union(union(left, right), multiply(left, right))
    case '/': {
      const all = [...new Set(left.products.flat())].sort((a, b) => a - b)
      return union(left, multiply({ products: [all], intercept: null }, right))
    }
    default:
      return multiply(left, right)
  }
}

function union(left: Products, right: Products): Products {
  const seen = new Set(left.products.map(String))
  const added = right.products.filter((product) => !seen.has(String(product)))
  return { products: [...left.products, ...added], intercept: right.intercept ?? left.intercept }
}

/** Takes terms away; taking 1 away removes the intercept, taking 0 away restores it. */
function remove(left: Products, right: Products): Products {
  const gone = new Set(right.products.map(String))
  return {
    products: left.products.filter((product) => !gone.has(String(product))),
    intercept: right.intercept === null ? left.intercept : !right.intercept,
  }
}

function multiply(left: Products, right: Products): Products {
  const products = left.products.flatMap((a) =>
    right.products.map((b) => [...new Set([...a, ...b])].sort((x, y) => x - y)),
  )
  return union(nothing, { products: unique(products), intercept: null })
}

function unique(products: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return [...new Map(products.map((product) => [String(product), product])).values()]
}
