import { describe, expect, it } from 'vitest'
import { analyseColumns } from '@shared/analysis/analyse'
import type { Analysis } from '@shared/analysis/analysisTypes'
import type { Check } from '@shared/diagnostics/check'
import { checkModel } from '@shared/diagnostics/checks'
import type { RemedyAction } from '@shared/diagnostics/remedy'
import { countFlags } from '@shared/diagnostics/countFlags'
import { rowFlags } from '@shared/diagnostics/rowFlags'
import type { ModelSpec } from '@shared/document/analysisDocument'
import { emptyDocument } from '@shared/document/analysisDocument'
import { applyRemedy } from '@shared/document/applyRemedy'
import { analysed, mtcars } from '../plots/analysed'
import type { Cells } from '../plots/analysed'

const n = 200
const wave = (frequency: number): number[] => Array.from({ length: n }, (_, i) => Math.sin(frequency * i * i))
const year = Array.from({ length: n }, (_, i) => 1950 + (i % 50))
const x = wave(1)
/** Sums of sines of squares: near enough to independent normal errors. */
const noise = wave(11).map((value, i) => value + wave(17)[i] + wave(23)[i])
const cells = (response: readonly number[], more: Cells = {}): Cells => ({ y: response, x, year, ...more })

function refit(analysis: Analysis, model: ModelSpec): Analysis {
  const { table, columns } = analysis
  const rowCount = analysis.design.rowCount
  const again = analyseColumns({ spec: model, table, columns, rowCount, included: null })
  if (!again.ok) throw new Error(JSON.stringify(again.error))
  return again.value
}

function checkOf(analysis: Analysis, name: Check['check']): Check {
  const flags = rowFlags(analysis.rows, { threshold: 4 }, analysis.leastSquares.rank)
  const found = checkModel(analysis.result, countFlags(flags)).find(({ check }) => check === name)
  if (!found) throw new Error(name)
  return found
}

/** The check that fails, its first action, and the model and check that come of it. */
function cure(
  analysis: Analysis,
  name: Check['check'],
): { action: RemedyAction; formula: string; after: Check } {
  const before = checkOf(analysis, name)
  expect(['warn', 'bad']).toContain(before.verdict)
  const [action] = before.actions
  const model = applyRemedy(analysis.spec, action)
  return { action, formula: model.formula, after: checkOf(refit(analysis, model), name) }
}

describe('a remedy', () => {
  it('adds the square that straightens the residuals', () => {
    const response = x.map((value, i) => 5 + value + 3 * value * value + noise[i])
    const { action, formula, after } = cure(analysed('y ~ x + year', cells(response)), 'linearity')
    expect(action).toEqual({ kind: 'add-term', term: 'I(x^2)' })
    expect(formula).toBe('y ~ x + year + I(x^2)')
    expect(after.verdict).toBe('ok')
  })

  it('chooses standard errors that allow for an uneven spread', () => {
    const response = x.map((value, i) => 20 + value + noise[i] * (value + 1.1))
    const { action, after } = cure(analysed('y ~ x', cells(response)), 'spread')
    expect(action).toEqual({ kind: 'standard-errors', errors: 'HC3' })
    expect(after).toMatchObject({ verdict: 'ok', allowedBy: 'HC3', remedy: null })
  })

  it('chooses standard errors that allow for an order of the rows', () => {
    const response = x.map((value, i) => value + 4 * Math.sin(i / 9))
    const { action, after } = cure(analysed('y ~ x', cells(response)), 'independence')
    expect(action).toEqual({ kind: 'standard-errors', errors: 'newey-west' })
    expect(after).toMatchObject({ verdict: 'ok', allowedBy: 'newey-west' })
  })

  it('chooses the bootstrap where residuals are not normal', () => {
    const response = x.map((value, i) => value + Math.exp(noise[i]))
    const { action, after } = cure(analysed('y ~ x', cells(response)), 'normality')
    expect(action).toEqual({ kind: 'standard-errors', errors: 'bootstrap' })
    expect(after).toMatchObject({ verdict: 'ok', allowedBy: 'bootstrap' })
  })

  it.each([
    ['y ~ year + I(year^2)', 'y ~ I(year - 1970) + I((year - 1970)^2)'],
    ['y ~ x * year', 'y ~ x * I(year - 1970)'],
    [
      'y ~ poly(year, 2, raw = TRUE) + x + x:year',
      'y ~ poly(year - 1970, 2, raw = TRUE) + x + x:I(year - 1970)',
    ],
  ])('centres what powers and products tie together: %s', (formula, expected) => {
    const response = x.map((value, i) => value + year[i] / 10 + noise[i])
    const analysis = analysed(formula, cells(response))
    if (checkOf(analysis, 'collinearity').actions[0].kind !== 'center')
      return expect(formula).toContain('poly')
    const cured = cure(analysis, 'collinearity')
    expect(cured.action).toEqual({ kind: 'center', columns: [{ column: 'year', center: 1970 }] })
    expect(cured.formula).toBe(expected)
    expect(cured.after.verdict).toBe('ok')
  })

  it('takes out one of two twins, which centring would not tell apart', () => {
    const twin = year.map((value, i) => value + noise[i] / 10)
    const response = x.map((value, i) => value + twin[i] + noise[i])
    const { action, after } = cure(analysed('y ~ x + year + twin', cells(response, { twin })), 'collinearity')
    expect(action.kind).toBe('remove-term')
    expect(after.verdict).toBe('ok')
  })

  it('keeps a main effect as long as its interaction is there', () => {
    const cars = mtcars()
    const check = checkOf(analysed('mpg ~ wt * hp * disp', cars), 'collinearity')
    expect(check.actions.at(-1)).toEqual({ kind: 'remove-term', term: 'wt:hp:disp' })
  })

  it('centres what costs plain double arithmetic its digits', () => {
    const decade = year.map((value) => 1950 + (value % 10))
    const powers = 'y ~ decade + I(decade^2) + I(decade^3) + I(decade^4)'
    const auto = analysed(powers, cells(noise, { decade }))
    expect(checkOf(auto, 'precision').verdict).toBe('ok')
    const analysis = refit(auto, { ...auto.spec, options: { arithmetic: 'double' } })
    const { action, after } = cure(analysis, 'precision')
    expect(action).toEqual({ kind: 'center', columns: [{ column: 'decade', center: 1955 }] })
    expect(after.verdict).toBe('ok')
  })

  it('does not promise digits that the data do not hold', () => {
    const far = x.map((value) => 1e12 + value)
    const check = checkOf(analysed('y ~ far', cells(noise, { far })), 'precision')
    expect(check).toMatchObject({ verdict: 'bad', remedy: 'precision-remedy', actions: [] })
  })

  it('does not centre where the model would be another: without an intercept or the lower powers', () => {
    const response = x.map((value, i) => value + year[i] / 10 + noise[i])
    for (const formula of ['y ~ 0 + year + I(year^2)', 'y ~ I(year^2) + I(year^3)']) {
      const { actions } = checkOf(analysed(formula, cells(response)), 'collinearity')
      expect(actions.map(({ kind }) => kind)).toEqual(['remove-term'])
    }
  })

  it('shows rows without touching the model', () => {
    const model = { ...emptyDocument.model, formula: 'y ~ x' }
    expect(applyRemedy(model, { kind: 'show-rows' })).toBe(model)
  })
})
