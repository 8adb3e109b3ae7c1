import { multiplyDoubleDouble } from '../numeric/doubleDouble'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Evaluator, RowBlock } from './evaluator'
import type { BoundFactor, BoundPolynomial, BoundVariable } from './modelVariable'
import type { PolynomialBasis } from './polynomialBasis'
import { evaluatePolynomials, polynomialBasis } from './polynomialBasis'

/** A variable as the used rows determined it; what is needed to code other data in the same way. */
export type DesignVariable = NumericVariable | LevelVariable

/** One or more columns of numbers, written one after the other. */
export interface NumericVariable {
  readonly kind: 'numeric'
  readonly label: string
  /** What the label is followed by in the names of its columns: '' of a single one, 1, 2, … of a polynomial. */
  readonly suffixes: readonly string[]
  /** The polynomial basis found on the used rows. */
  readonly basis: PolynomialBasis | null
  readonly fill: Evaluator['fill']
  readonly fillDoubleDouble: Evaluator['fillDoubleDouble']
}

export interface LevelVariable {
  readonly kind: 'levels'
  readonly label: string
  /** Levels in use, the reference first. */
  readonly levels: readonly string[]
  /** Index into `levels` a table row; -1 is missing. */
  readonly codes: Int32Array
}

/** Settles a variable on the rows used: levels that occur, polynomials orthogonal over them. */
export function settleVariable(bound: BoundVariable, rows: Int32Array): Result<DesignVariable> {
  switch (bound.kind) {
    case 'numeric':
      return ok(numericVariable(bound.label, bound.evaluator))
    case 'factor':
      return settleFactor(bound, rows)
    case 'polynomial':
      return settlePolynomial(bound, rows)
  }
}

/** Gives other data's variable the levels and the basis of the settled one; a level that was not seen is missing. */
export function recodeVariable(bound: BoundVariable, settled: DesignVariable): DesignVariable {
  if (bound.kind === 'numeric') return numericVariable(bound.label, bound.evaluator)
  if (bound.kind === 'polynomial') {
    const basis = settled.kind === 'numeric' ? settled.basis : null
    return polynomialVariable(bound, basis)
  }
  const levels = settled.kind === 'levels' ? settled.levels : bound.levels
  return { kind: 'levels', label: bound.label, levels, codes: recode(bound, levels) }
}

function numericVariable(label: string, { fill, fillDoubleDouble }: Evaluator): NumericVariable {
  return { kind: 'numeric', label, suffixes: [''], basis: null, fill, fillDoubleDouble }
}

function settleFactor(bound: BoundFactor, rows: Int32Array): Result<DesignVariable> {
  const seen = new Uint8Array(bound.levels.length)
  for (const row of rows) seen[bound.codes[row]] = 1
  const present = bound.levels.filter((_, code) => seen[code] === 1)
  if (present.length < 2) {
    return fail({ code: 'factor-one-level', name: bound.label, level: present[0] ?? '' })
  }
  const { reference } = bound
  const levels =
    reference !== null && present.includes(reference)
      ? [reference, ...present.filter((level) => level !== reference)]
      : present
  return ok({ kind: 'levels', label: bound.label, levels, codes: recode(bound, levels) })
}

function recode(bound: BoundFactor, levels: readonly string[]): Int32Array {
  const unchanged =
    levels.length === bound.levels.length && levels.every((level, k) => level === bound.levels[k])
  if (unchanged) return bound.codes
  const position = new Map(levels.map((level, k) => [level, k]))
  const codeOf = bound.levels.map((level) => position.get(level) ?? -1)
  return bound.codes.map((code) => (code < 0 ? -1 : codeOf[code]))
}

function settlePolynomial(bound: BoundPolynomial, rows: Int32Array): Result<DesignVariable> {
  const values = new Float64Array(rows.length)
  bound.evaluator.fill({ rows, start: 0, end: rows.length }, values)
  const distinct = new Set<number>()
  for (const value of values) {
    distinct.add(value)
    if (distinct.size > bound.degree) break
  }
  if (distinct.size <= bound.degree) {
    return fail({ code: 'degree-too-high', name: bound.label, degree: bound.degree, distinct: distinct.size })
  }
  return ok(polynomialVariable(bound, bound.raw ? null : polynomialBasis(values, bound.degree)))
}

function polynomialVariable(bound: BoundPolynomial, basis: PolynomialBasis | null): NumericVariable {
  const fillDoubleDouble = basis === null ? fillPowers(bound) : fillOrthogonal(bound, basis)
  let unused = new Float64Array(0)
  return {
    kind: 'numeric',
    label: bound.label,
    suffixes: Array.from({ length: bound.degree }, (_, k) => String(k + 1)),
    basis,
    fill: (block, target) => {
      const size = (block.end - block.start) * bound.degree
      if (unused.length < size) unused = new Float64Array(size)
      fillDoubleDouble(block, target, unused)
    },
    fillDoubleDouble,
  }
}

function fillPowers({ evaluator, degree }: BoundPolynomial): Evaluator['fillDoubleDouble'] {
  const out = new Float64Array(2)
  return (block: RowBlock, high, low) => {
    const count = block.end - block.start
    evaluator.fillDoubleDouble(block, high, low)
    for (let k = count; k < count * degree; k++) {
      const first = k % count
      multiplyDoubleDouble(high[k - count], low[k - count], high[first], low[first], out)
      high[k] = out[0]
      low[k] = out[1]
    }
  }
}

function fillOrthogonal(
  { evaluator, degree }: BoundPolynomial,
  basis: PolynomialBasis,
): Evaluator['fillDoubleDouble'] {
  const out = new Float64Array(2)
  let values = new Float64Array(0)
  return (block: RowBlock, high, low) => {
    const count = block.end - block.start
    if (values.length < count) values = new Float64Array(count)
    evaluator.fill(block, values)
    for (let i = 0; i < count; i++) {
      const polynomials = evaluatePolynomials(values[i], basis, out)
      for (let k = 0; k < degree; k++) {
        const inverseNorm = 1 / Math.sqrt(basis.norms[k + 1])
        multiplyDoubleDouble(polynomials[k + 1][0], polynomials[k + 1][1], inverseNorm, 0, out)
        high[k * count + i] = out[0]
        low[k * count + i] = out[1]
      }
    }
  }
}
