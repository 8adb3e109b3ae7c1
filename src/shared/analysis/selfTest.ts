import { emptyDocument } from '../document/analysisDocument'
import type { Result } from '../outcome/result'
import { ok } from '../outcome/result'
import type { Column, ColumnSummary } from '../table/column'
import { analyseColumns } from './analyse'

/** A certified linear regression: observations, model, and the values to be reached. */
export interface CertifiedSet {
  readonly name: string
  readonly formula: string
  readonly columns: Readonly<Record<string, readonly number[]>>
  readonly certified: {
    readonly estimates: readonly number[]
    readonly stdErrors: readonly number[]
    readonly residualSd: number
  }
}

/** Correct decimal digits of the worst figure of each kind, and whether they are as many as are promised. */
export interface SelfTestOutcome {
  readonly name: string
  readonly coefficientDigits: number
  readonly stdErrorDigits: number
  readonly passed: boolean
}

/** Digits promised for every coefficient and every standard error of NIST's linear sets. */
export const PROMISED_DIGITS = { coefficient: 13, stdError: 12 } as const

/** Fits a certified set by the ordinary route and counts the digits of agreement. */
export function selfTest(set: CertifiedSet): Result<SelfTestOutcome> {
  const columns = Object.entries(set.columns).map(([name, values]) => numericColumn(name, values))
  const analysed = analyseColumns({
    spec: { ...emptyDocument.model, formula: set.formula },
    table: columns.map(summarise),
    columns: new Map(columns.map((column) => [column.name, column])),
    rowCount: columns[0].values.length,
    included: null,
  })
  if (!analysed.ok) return analysed
  const { coefficients } = analysed.value.result
  const { estimates, stdErrors } = set.certified
  const coefficientDigits = fewestDigits(
    coefficients.map(({ estimate }) => estimate),
    estimates,
  )
  const stdErrorDigits = fewestDigits(
    coefficients.map(({ stdError }) => stdError),
    stdErrors,
  )
  const passed =
    coefficientDigits >= PROMISED_DIGITS.coefficient && stdErrorDigits >= PROMISED_DIGITS.stdError
  return ok({ name: set.name, coefficientDigits, stdErrorDigits, passed })
}

/** −log₁₀ of the relative error (the absolute one where the certified value is 0), at most 15: NIST certifies no more. */
export function fewestDigits(values: readonly number[], certified: readonly number[]): number {
  if (values.length !== certified.length) return 0
  return certified.reduce((fewest, expected, index) => {
    const error = Math.abs(values[index] - expected) / (Math.abs(expected) || 1)
    const digits = error > 0 ? Math.max(0, -Math.log10(error)) : error === 0 ? 15 : 0
    return Math.min(fewest, digits)
  }, 15)
}

function numericColumn(name: string, values: readonly number[]): Extract<Column, { kind: 'numeric' }> {
  return { kind: 'numeric', name, values: Float64Array.from(values) }
}

function summarise({ name, values }: Extract<Column, { kind: 'numeric' }>): ColumnSummary {
  return {
    name,
    type: 'number',
    missing: 0,
    unparsed: 0,
    distinct: values.length,
    examples: [],
    histogram: [],
    min: null,
    max: null,
  }
}
