import { ParseFailure } from '../formula/parser'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Constraint } from './constraint'
import { ConstraintScanner } from './constraintScanner'
import type { LinearForm } from './linearForm'
import { addForms, columnForm, constantForm, isConstant, mapForm } from './linearForm'

/** Deeper nesting than this is refused instead of exhausting the stack. */
const MAX_DEPTH = 200
const OPERAND = 'a term, a number or ('
const COMPARISON = '=, <= or >='

/**
 * Constraints on the coefficients of `terms`, such as `x1 + 2*x2 = 1; 0 <= x3 <= 1`: linear expressions with numbers, the terms as the
 * coefficient table names them, + − * / and brackets; compared by =, <= and >= (chains are read as in mathematics), separated by
 * semicolons or lines. Errors: `constraint-syntax`, `constraint-term-unknown`, `constraint-nonlinear`, `constraint-without-term`, each
 * at its character.
 */
export function parseConstraints(text: string, terms: readonly string[]): Result<readonly Constraint[]> {
  try {
    return ok(readAll(new ConstraintScanner(text, terms), terms.length))
  } catch (thrown) {
    if (thrown instanceof ParseFailure) return fail(thrown.error)
    throw thrown
  }
}

function readAll(scanner: ConstraintScanner, columnCount: number): Constraint[] {
  const constraints: Constraint[] = []
  for (;;) {
    scanner.skipBlanks()
    if (scanner.sign() === '') return constraints
    if (scanner.accept(';') !== null) continue
    constraints.push(...readChain(scanner, columnCount))
    if (scanner.sign() !== '' && scanner.accept(';', '\n') === null) scanner.refuse('an operator or ;')
  }
}

interface Side {
  readonly form: LinearForm
  /** Where it begins and ends in the text, from 0. */
  readonly start: number
  readonly end: number
}

/** `a = b`, or several comparisons in a row: each says something of its two neighbours. */
function readChain(scanner: ConstraintScanner, columnCount: number): Constraint[] {
  const constraints: Constraint[] = []
  let left = readSide(scanner)
  for (;;) {
    const comparison = scanner.accept('=', '==', '<=', '>=')
    if (comparison === null) {
      if (['<', '>'].includes(scanner.sign() ?? '')) scanner.refuse(`${scanner.sign()}=`)
      if (constraints.length === 0) scanner.refuse(COMPARISON)
      return constraints
    }
    const right = readSide(scanner)
    const text = scanner.text.slice(left.start, right.end).trim()
    const difference =
      comparison === '<=' ? addForms(right.form, left.form, -1) : addForms(left.form, right.form, -1)
    if (isConstant(difference)) {
      scanner.fail({ code: 'constraint-without-term', constraint: text, position: left.start + 1 })
    }
    const kind = comparison === '<=' || comparison === '>=' ? 'inequality' : 'equation'
    constraints.push({ text, kind, ...dense(difference, columnCount) })
    left = right
  }
}

function dense(
  { constant, coefficients }: LinearForm,
  columnCount: number,
): Pick<Constraint, 'coefficients' | 'bound'> {
  const all = new Float64Array(columnCount)
  for (const [column, value] of coefficients) all[column] = value
  return { coefficients: all, bound: constant === 0 ? 0 : -constant }
}

function readSide(scanner: ConstraintScanner): Side {
  scanner.skipBlanks()
  const start = scanner.position - 1
  const form = readSum(scanner, 0)
  const end = scanner.position - 1
  const isFinite = [form.constant, ...form.coefficients.values()].every(Number.isFinite)
  if (!isFinite) {
    const found = scanner.text.slice(start, end).trim()
    const expected = 'numbers within the range of doubles'
    scanner.fail({
      code: 'constraint-syntax',
      constraints: scanner.text,
      position: start + 1,
      found,
      expected,
    })
  }
  return { form, start, end }
}

function readSum(scanner: ConstraintScanner, depth: number): LinearForm {
  let sum = readProduct(scanner, depth)
  for (;;) {
    const sign = scanner.accept('+', '-')
    if (sign === null) return sum
    sum = addForms(sum, readProduct(scanner, depth), sign === '+' ? 1 : -1)
  }
}

function readProduct(scanner: ConstraintScanner, depth: number): LinearForm {
  let product = readFactor(scanner, depth)
  for (;;) {
    scanner.sign()
    const { position } = scanner
    const sign = scanner.accept('*', '/')
    if (sign === null) return product
    const factor = readFactor(scanner, depth)
    const isLinear = isConstant(factor) || (sign === '*' && isConstant(product))
    if (!isLinear) scanner.fail({ code: 'constraint-nonlinear', constraints: scanner.text, position })
    product = sign === '*' ? multiply(product, factor) : mapForm(product, (value) => value / factor.constant)
  }
}

function multiply(left: LinearForm, right: LinearForm): LinearForm {
  const [number, form] = isConstant(left) ? [left.constant, right] : [right.constant, left]
  return mapForm(form, (value) => number * value)
}

function readFactor(scanner: ConstraintScanner, depth: number): LinearForm {
  scanner.skipBlanks()
  if (depth > MAX_DEPTH) scanner.refuse(`at most ${MAX_DEPTH} levels of nesting`)
  const column = scanner.term()
  if (column !== null) return columnForm(column)
  const number = scanner.number()
  if (number !== null) return constantForm(number)
  const sign = scanner.accept('-', '+', '(')
  if (sign === null) return scanner.refuseOperand(OPERAND)
  if (sign !== '(') return mapForm(readFactor(scanner, depth + 1), (value) => (sign === '-' ? -value : value))
  const inside = readSum(scanner, depth + 1)
  if (scanner.accept(')') === null) scanner.refuse(')')
  return inside
}
