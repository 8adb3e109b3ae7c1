import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyse } from '@shared/analysis/analyse'
import { objectiveFormula } from '@shared/analysis/objectiveFormula'
import type { RowsProblem, RowsSource } from '@shared/analysis/rowsTypes'
import { rowsProblem } from '@shared/analysis/rowsProblem'
import type { DescentSettings } from '@shared/document/descentSettings'
import { defaultDescent } from '@shared/document/descentSettings'
import { emptyDocument } from '@shared/document/analysisDocument'
import { runRows } from '@shared/analysis/runRows'
import { fromDataUnits } from '@shared/descent/coordinates'
import { stability } from '@shared/descent/stability'
import { matrixDesign } from '../shared/diagnostics/matrixDesign'
import { sourceOf } from '../shared/descent/rowsCases'
import { openTable } from '../../src/main/data/openTable'
import { worstDigits } from './correctDigits'
import { datasetOf, robustReferences } from './robust'

/** A data set through the loader, fitted by least squares as a loss needs it. */
async function sourceFrom(
  dataset: string,
  formula: string,
  objective: DescentSettings['objective'],
): Promise<RowsSource> {
  const opened = await openTable({ path: join('test/reference/data/rdatasets', dataset), options: {} })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const asked = objectiveFormula(formula, objective, opened.value.columns)
  if (!asked.ok) throw new Error(JSON.stringify(asked.error))
  const spec = { ...emptyDocument.model, formula: asked.value.formula }
  const made = await analyse(opened.value, spec, { included: null })
  await opened.value.close()
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  const { modelDesign: design, leastSquares, columns } = made.value
  return { design, leastSquares, columns, trials: asked.value.trials }
}

function problem(source: RowsSource, settings: Partial<DescentSettings>): RowsProblem {
  const made = rowsProblem(source, { ...defaultDescent, ...settings })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

interface LogisticReference {
  readonly name: string
  readonly dataset: string
  readonly formula: string
  readonly estimate: number[]
  readonly sumLoss: number
  readonly hessianLargest: number
}

const logistic = JSON.parse(
  readFileSync('test/reference/data/logistic.json', 'utf8'),
) as readonly LogisticReference[]

/** `scripts/logistic.R`: glm of R 4.2.2, run with epsilon = 1e-15. */
describe('the logistic loss against R’s glm', () => {
  it.each(logistic)('$name', async ({ dataset, formula, estimate, sumLoss, hessianLargest }) => {
    const source = await sourceFrom(dataset, formula, 'logistic')
    const settings = { objective: 'logistic', scale: 'none', loss: 'sum' } as const
    const { summary } = problem(source, settings)
    const { local } = summary
    expect(summary.minimum).toBe('newton')
    expect(worstDigits([...local.closedForm], estimate)).toBeGreaterThan(10)
    expect(worstDigits([local.minimum], [sumLoss])).toBeGreaterThan(11)
    expect(worstDigits([2 / stability(local).stableLimit], [hessianLargest])).toBeGreaterThan(8)
    // Descended to the end, at the best rate near the minimum.
    const standard = {
      objective: 'logistic',
      iterations: 20_000,
      tolerance: 0,
      gradientTolerance: 1e-12,
    } as const
    const made = problem(source, standard)
    const learningRate = Math.min(made.summary.safeLimit, stability(made.summary.local).bestRate)
    const run = runRows(made, { ...defaultDescent, ...standard, learningRate }, { capacity: 100 })
    if (!run.ok) throw new Error(run.error.code)
    expect(run.value.reason).toBe('gradient-norm')
    expect(worstDigits([...run.value.finalCoefficients], estimate)).toBeGreaterThan(8)
  })
})

/** The scale at which rlm ends is given; it then solves the same equations, Σ ψ(e/σ) x = 0. */
describe.each([
  ['huber', 'rlmHuber'],
  ['bisquare', 'rlmBisquare'],
] as const)('the loss %s against MASS’ rlm', (objective, field) => {
  it.each(robustReferences)('$name', async (reference) => {
    const { estimate, scale } = reference[field]
    const source = await sourceFrom(datasetOf(reference), reference.formula, objective)
    const { loss, summary } = problem(source, { objective, residualScale: scale })
    const { local } = summary
    expect(summary.minimum).toBe('newton')
    const gradient = new Float64Array(estimate.length)
    const value = loss.evaluate(fromDataUnits(local, estimate), gradient)
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-9 * Math.max(1, value))
    // The bisquare has several minima where its scale is small; rlm comes to one of them along another way.
    if (Math.abs(local.minimum - value) > 1e-6 * value) expect(objective).toBe('bisquare')
    else expect(worstDigits([...local.closedForm], estimate)).toBeGreaterThan(8)
  })
})

describe('absolute residuals against quantreg’s sums', () => {
  it.each(robustReferences)('$name', async (reference) => {
    const source = await sourceFrom(datasetOf(reference), reference.formula, 'lad')
    const { summary } = problem(source, { objective: 'lad', loss: 'sum' })
    expect(worstDigits([summary.local.minimum], [reference.lad.sumAbs])).toBeGreaterThan(10)
  })
})

interface NonlinearReference {
  readonly name: string
  readonly expr: string
  readonly responseExpr: string
  readonly parameters: string[]
  readonly data: Readonly<Record<string, number[]>>
  readonly starts: number[][]
  readonly certified: {
    readonly params: { readonly name: string; readonly estimate: number }[]
    readonly rss: number
  }
}

const folder = 'test/reference/data/nist/nonlinear'
const certified = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as NonlinearReference,
)

/** NIST StRD, nonlinear regression: certified to 11 digits. */
describe('nonlinear least squares against NIST’s certified values', () => {
  it.each(certified)('$name, from the nearer start', ({ data, expr, responseExpr, parameters, ...set }) => {
    const names = Object.keys(data).filter((name) => name !== 'y')
    const response = responseExpr === 'log(y)' ? data.y.map(Math.log) : data.y
    const design = matrixDesign(Object.fromEntries(names.map((name) => [name, data[name]])), { response })
    const start = Object.fromEntries(parameters.map((name, j) => [name, set.starts[1][j]]))
    const settings = { objective: 'nls', nonlinear: `${responseExpr} ~ ${expr}`, start, loss: 'sum' } as const
    const { summary } = problem(sourceOf(design, data), settings)
    expect(summary.minimum).toBe('newton')
    const estimates = summary.local.terms.map(
      (term) => set.certified.params.find(({ name }) => name === term)?.estimate ?? NaN,
    )
    expect(worstDigits([...summary.local.closedForm], estimates)).toBeGreaterThan(8)
    expect(worstDigits([summary.local.minimum], [set.certified.rss])).toBeGreaterThan(8)
  })
})
