import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { BoundFactor, BoundNumeric, BoundPolynomial, BoundVariable } from './boundVariable'
import type { Evaluator } from './evaluator'
import { formulaSyntax } from './formulaSyntax'
import type { PolynomialBasis } from './polynomialBasis'
import { polynomialBasis } from './polynomialBasis'
import type { ColumnsWriter } from './polynomialColumns'
import { polynomialColumns } from './polynomialColumns'
import type { TableRows } from './tableRows'

/** A variable as the model matrix codes it. */
export type DesignVariable = NumericVariable | FactorVariable

/** Writes one column for each suffix. */
export interface NumericVariable extends ColumnsWriter {
  readonly kind: 'numeric'
  readonly label: string
  readonly suffixes: readonly string[]
  /** A bound of its values' magnitude and of what they are computed from. */
  readonly magnitude: number
  /** What an orthogonal polynomial is made of. */
  readonly basis: PolynomialBasis | null
}

export interface FactorVariable {
  readonly kind: 'factor'
  readonly label: string
  /** The levels among the used rows, the reference first. */
  readonly levels: readonly string[]
  /** By table row. */
  readonly codes: Int32Array
  /** Index into `levels` for each code, at code + 1; -1 where a row cannot be coded. */
  readonly lookup: Int32Array
}

export interface FittingRows {
  /** The formula's text, for errors. */
  readonly formula: string
  /** The rows of the model. */
  readonly used: TableRows
  /** The rows over which R evaluates `poly()`: all that are included, whatever else is missing in them. */
  readonly included: Uint8Array | null
  readonly rowCount: number
  /** The largest magnitude of the variable's numbers. */
  readonly magnitude: number
}

/** Most levels that an error lists. */
const LEVELS_SHOWN = 10

/** Fixes a variable's coding on the rows of the model. Errors: `factor-one-level`, `degree-too-high`. */
export function settleVariable(variable: BoundVariable, rows: FittingRows): Result<DesignVariable> {
  switch (variable.kind) {
    case 'numeric':
      return ok(numericVariable(variable, rows.magnitude))
    case 'polynomial':
      return settlePolynomial(variable, rows)
    case 'factor':
      return settleFactor(variable, rows)
  }
}

/** The same variable of other data in the coding that was settled; what that does not know cannot be coded. */
export function recodeVariable(variable: BoundVariable, settled: DesignVariable): DesignVariable {
  if (settled.kind === 'factor') {
    const factor: Pick<BoundFactor, 'levels' | 'codes'> =
      variable.kind === 'factor' ? variable : { levels: [], codes: new Int32Array(0) }
    const { codes } = factor
    return { ...settled, codes, lookup: lookupOf(factor.levels, settled.levels) }
  }
  if (variable.kind === 'polynomial') {
    return { ...settled, ...polynomialColumns(variable.evaluator, variable.degree, settled.basis) }
  }
  return {
    ...settled,
    ...columnsOf(variable.kind === 'numeric' ? variable.parts : settled.suffixes.map(() => missing)),
  }
}

const missing: Evaluator = {
  fill: ({ start, end }, target) => void target.fill(NaN, 0, end - start),
  fillDoubleDouble: ({ start, end }, high, low) => {
    high.fill(NaN, 0, end - start)
    low.fill(0, 0, end - start)
  },
}

function numericVariable({ label, parts, suffixes }: BoundNumeric, magnitude: number): NumericVariable {
  // The magnitude last: an evaluator has one of its own, which need not be known.
  return { ...columnsOf(parts), kind: 'numeric', label, suffixes, magnitude, basis: null }
}

function columnsOf(parts: readonly Evaluator[]): ColumnsWriter {
  if (parts.length === 1) return parts[0]
  const column = (target: Float64Array, k: number, count: number): Float64Array =>
    target.subarray(k * count, (k + 1) * count)
  return {
    fill: (block, target) =>
      parts.forEach((part, k) => part.fill(block, column(target, k, block.end - block.start))),
    fillDoubleDouble: (block, high, low) => {
      const count = block.end - block.start
      parts.forEach((part, k) => part.fillDoubleDouble(block, column(high, k, count), column(low, k, count)))
    },
  }
}

function settlePolynomial(variable: BoundPolynomial, rows: FittingRows): Result<DesignVariable> {
  const { label, evaluator, degree, isRaw } = variable
  const suffixes = degree === 1 ? [''] : Array.from({ length: degree }, (_, k) => String(k + 1))
  const magnitude = (2 * rows.magnitude) ** degree
  const numeric = { kind: 'numeric', label, suffixes, magnitude } as const
  if (isRaw) return ok({ ...numeric, basis: null, ...polynomialColumns(evaluator, degree, null) })
  const values = includedValues(evaluator, rows)
  const distinct = countDistinct(values, degree + 1)
  if (distinct <= degree) return fail({ code: 'degree-too-high', name: variable.argument, degree, distinct })
  const basis = polynomialBasis(values, degree)
  return ok({ ...numeric, basis, ...polynomialColumns(evaluator, degree, basis) })
}

function includedValues({ fill }: Evaluator, { included, rowCount }: FittingRows): Float64Array {
  const values = new Float64Array(rowCount)
  fill({ rows: null, start: 0, end: rowCount }, values)
  return values.filter((value, row) => included?.[row] !== 0 && Number.isFinite(value))
}

/** How many different values there are, counted up to `enough`. */
function countDistinct(values: Float64Array, enough: number): number {
  const seen = new Set<number>()
  for (const value of values) if (seen.add(value).size >= enough) break
  return seen.size
}

function settleFactor(factor: BoundFactor, { used, formula }: FittingRows): Result<DesignVariable> {
  const { label, codes, reference, isLogical } = factor
  if (reference !== null && !factor.levels.includes(reference.level)) {
    const expected = factor.levels.slice(0, LEVELS_SHOWN).join(', ')
    return fail(formulaSyntax(formula, reference.position, { found: reference.level, expected }))
  }
  const present = isLogical ? factor.levels : usedLevels(factor, used)
  if (present.length < 2) return fail({ code: 'factor-one-level', name: label, level: present[0] ?? '' })
  const isReference = (level: string): boolean => level === reference?.level
  const levels = [...present.filter(isReference), ...present.filter((level) => !isReference(level))]
  return ok({ kind: 'factor', label, levels, codes, lookup: lookupOf(factor.levels, levels) })
}

function usedLevels({ codes, levels }: BoundFactor, rows: TableRows): readonly string[] {
  const seen = new Uint8Array(levels.length)
  for (let i = 0; i < rows.length; i++) seen[codes[rows.at(i)]] = 1
  return [...new Set(levels.filter((_, code) => seen[code] === 1))]
}

function lookupOf(from: readonly string[], to: readonly string[]): Int32Array {
  const position = new Map(to.map((level, index) => [level, index]))
  return Int32Array.from([-1, ...from.map((level) => position.get(level) ?? -1)])
}
