import { describe, expect, it } from 'vitest'
import { analyseColumns } from '@shared/analysis/analyse'
import { RowFlagger } from '@shared/diagnostics/rowFlagger'
import { flagNamesInOrder } from '@shared/diagnostics/flag'
import { errorMessage } from '@shared/texts/errorMessage'
import { analysed } from '../plots/analysed'

const count = 20
const cells = (of: (row: number) => number): number[] => Array.from({ length: count }, (_, row) => of(row))
const whole = analysed('y ~ x', {
  x: cells((row) => row),
  y: cells((row) => 2 * row + ((row * 7) % 5)),
  nothing: cells(() => 0),
  steady: cells((row) => (row < 3 ? row : 5)),
  exact: cells((row) => 1 + 2 * row),
  /** Most rows lie far off the line of the others. */
  spoilt: cells((row) => (row < 12 ? 100 + ((row * 7) % 11) * 9 : 2 * row)),
  either: cells((row) => row % 2),
})

const fit = (
  method: string,
  formula: string,
  { weights = null, rows }: { weights?: string | null; rows?: readonly number[] } = {},
) => {
  const included = rows ? new Uint8Array(count).map((_, row) => (rows.includes(row) ? 1 : 0)) : null
  return analyseColumns({
    ...whole,
    spec: { ...whole.spec, method, formula, weights },
    rowCount: count,
    included,
  })
}
const fitted = (...of: Parameters<typeof fit>) => {
  const made = fit(...of)
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
const refusal = (...of: Parameters<typeof fit>): string => {
  const made = fit(...of)
  if (made.ok) throw new Error('it was fitted')
  return `${made.error.code}: ${errorMessage(made.error, 'en')}`
}
const warnings = (...of: Parameters<typeof fit>): string[] =>
  fitted(...of).result.warnings.map(({ code }) => code)

describe.each(['ols', 'huber', 'bisquare', 'hampel', 'mm', 'lts', 'lad'])(
  'rows that spoil a fit by %s',
  (method) => {
    it('are refused where none is left', () => {
      expect(refusal(method, 'y ~ x', { rows: [] })).toMatch(/^all-rows-excluded: .*\(20\).*Bring some back/)
    })

    it('are refused where none of them counts', () => {
      expect(refusal(method, 'y ~ x', { weights: 'nothing' })).toMatch(
        /^weights-zero: .*“nothing”.*another column/,
      )
    })

    it('are refused where they are fewer than the coefficients', () => {
      const message = refusal(method, 'y ~ x + either + steady', { rows: [0, 1] })
      expect(message).toMatch(/^too-few-rows: .*: 2; .*: 4\. .*bring rows back/)
    })

    it('leave the others’ coefficients where a predictor is constant without the excluded ones', () => {
      const rows = Array.from({ length: 15 }, (_, place) => place + 4)
      const { result } = fitted(method, 'y ~ x + steady', { rows })
      expect(result.warnings.map(({ code }) => code)).toContain('constant-predictor')
      expect(result.coefficients.map(({ aliased }) => aliased)).toEqual([false, false, true])
      expect(result.coefficients[1].estimate).toBeCloseTo(2, 1)
    })

    it('are said to fit exactly where they do, and none of them is an outlier by any rule', () => {
      const analysis = fitted(method, 'exact ~ x')
      expect(analysis.result.warnings.map(({ code }) => code)).toContain('perfect-fit')
      expect(analysis.result.coefficients[1].estimate).toBeCloseTo(2, 12)
      const flags = new RowFlagger(analysis).flags({ threshold: 2, flags: [...flagNamesInOrder] })
      expect(flags.every((bits) => bits === 0)).toBe(true)
    })

    it('give a finite fit where they are more than half of all', () => {
      const { result } = fitted(method, 'spoilt ~ x')
      expect(result.coefficients.every(({ estimate }) => Number.isFinite(estimate))).toBe(true)
      expect(result.sigma).toBeGreaterThan(0)
    })
  },
)

describe('ties of least absolute deviations', () => {
  it('are said to have more than one solution', () => {
    expect(warnings('lad', 'either ~ 1')).toContain('quantile-not-unique')
    expect(fitted('lad', 'either ~ 1').result.coefficients[0].estimate).toBeGreaterThanOrEqual(0)
    expect(fitted('lad', 'either ~ 1').result.coefficients[0].estimate).toBeLessThanOrEqual(1)
  })
})
