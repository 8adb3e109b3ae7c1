import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addVectors } from '@shared/diagnostics/addedVectors'
import { augmentDesign } from '@shared/diagnostics/augmentDesign'
import { breuschGodfrey } from '@shared/diagnostics/breuschGodfrey'
import { breuschPagan } from '@shared/diagnostics/breuschPagan'
import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import type { FittedModel } from '@shared/diagnostics/fittedModel'
import { jarqueBera } from '@shared/diagnostics/jarqueBera'
import { reset } from '@shared/diagnostics/reset'
import { together, vectorOf } from '@shared/diagnostics/rowVector'
import { varianceInflation } from '@shared/diagnostics/varianceInflation'
import { white } from '@shared/diagnostics/white'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { matrixDesign } from './matrixDesign'

function fitted(design: DesignMatrix): FittedModel {
  const leastSquares = solveLeastSquares(design)
  return { design, leastSquares, rows: computeRowDiagnostics(design, leastSquares) }
}

const n = 200
const x = Array.from({ length: n }, (_, i) => 10 * Math.sin(i * i))
const z = Array.from({ length: n }, (_, i) => 5 * Math.cos(7 * i * i))
const y = x.map((value, i) => 2 + value - z[i] + 3 * Math.sin(11 * i * i) + 0.05 * value * value)
const model = fitted(matrixDesign({ x, z }, { response: y }))

describe('added vectors', () => {
  it('explain what the regression on X and them explains, by one pass or by several', () => {
    const powers = (): Float64Array[] => [
      model.rows.fitted.map((value) => value * value),
      model.rows.fitted.map((value) => value ** 3),
    ]
    const more = matrixDesign({ x, z, a: powers()[0], b: powers()[1] }, { response: y })
    const rss = solveLeastSquares(more).rss
    for (const passes of ['one', 'several', 'auto'] as const) {
      const { residual } = model.rows
      const vectors = together(powers().map(vectorOf))
      const added = addVectors(model, { residual: vectorOf(residual), vectors }, { passes })
      expect(added.rank).toBe(2)
      expect(added.remaining / rss).toBeCloseTo(1, 11)
      expect((added.explained + added.remaining) / model.leastSquares.rss).toBeCloseTo(1, 11)
    }
  })

  it('add nothing where X has them already', () => {
    for (const passes of ['one', 'several'] as const) {
      const vectors = together([vectorOf(Float64Array.from(x, (value, i) => value - 2 * z[i] + 1))])
      const residual = vectorOf(model.rows.residual)
      const { explained, rank } = addVectors(model, { residual, vectors }, { passes })
      expect([explained, rank]).toEqual([0, 0])
    }
  })
})

describe('an augmented design', () => {
  it('is the design with the columns behind its own', () => {
    const design = augmentDesign(model.design, {
      names: ['x:z'],
      fill({ start, end }, block, target) {
        const count = end - start
        for (let i = 0; i < count; i++) target[i] = block[count + i] * block[2 * count + i]
      },
    })
    const direct = solveLeastSquares(
      matrixDesign({ x, z, xz: x.map((value, i) => value * z[i]) }, { response: y }),
    )
    const augmented = solveLeastSquares(design)
    expect(design.columnNames).toEqual(['(Intercept)', 'x', 'z', 'x:z'])
    expect(design.assign).toEqual([0, 1, 2, 3])
    direct.coefficients.forEach((value, j) => expect(augmented.coefficients[j]).toBeCloseTo(value, 11))
  })
})

describe('tests of a model', () => {
  it('do not depend on the units of the response', () => {
    fc.assert(
      fc.property(fc.constantFrom(1e-150, 1e-9, 1e9, 1e120), (unit) => {
        const scaled = fitted(matrixDesign({ x, z }, { response: y.map((value) => value * unit) }))
        for (const test of [breuschPagan, breuschGodfrey, reset, white]) {
          expect((test(scaled)?.statistic ?? NaN) / (test(model)?.statistic ?? NaN)).toBeCloseTo(1, 9)
        }
      }),
    )
  })

  it('see the curve that was put in, and not the spread or order that were not', () => {
    expect(reset(model)?.pValue).toBeLessThan(1e-6)
    expect(breuschPagan(model)?.pValue).toBeGreaterThan(0.001)
    expect(breuschGodfrey(model)?.pValue).toBeGreaterThan(0.001)
  })

  it('see a spread that grows', () => {
    const response = x.map((value, i) => value + Math.abs(value) * 3 * Math.sin(11 * i * i))
    expect(white(fitted(matrixDesign({ x }, { response })))?.pValue).toBeLessThan(1e-6)
  })

  it('leave a power out that adds nothing: fitted values of two kinds have no curve', () => {
    const group = x.map((_, i) => i % 2)
    expect(reset(fitted(matrixDesign({ group }, { response: y })))).toBeNull()
    const three = x.map((_, i) => i % 3)
    expect(reset(fitted(matrixDesign({ three }, { response: y })))?.df).toBe(1)
  })

  it('are absent where they cannot be made', () => {
    const mean = fitted(matrixDesign({}, { response: y }))
    expect([breuschPagan(mean), reset(mean), white(mean)]).toEqual([null, null, null])
    const saturated = fitted(matrixDesign({ x: [1, 2] }, { response: [1, 3] }))
    expect([breuschGodfrey(saturated), reset(saturated), white(saturated)]).toEqual([null, null, null])
    expect(breuschGodfrey(model, 0)).toBeNull()
    expect(breuschGodfrey(model, 1.5)).toBeNull()
    expect(jarqueBera(Float64Array.of(0, 0, 0))).toBeNull()
  })
})

describe('tests of many rows', () => {
  const count = 30_000
  const a = Float64Array.from({ length: count }, (_, i) => Math.sin(i * i))
  const b = Float64Array.from({ length: count }, (_, i) => Math.cos(3 * i * i) + 5)
  const response = a.map(
    (value, i) => value + b[i] + Math.sin(11 * i * i) * (1.2 + value) + 0.03 * b[i] * b[i],
  )
  const many = fitted(matrixDesign({ a, b }, { response }))
  const { residual, fitted: values } = many.rows

  it('are those of the auxiliary regressions, over all blocks', () => {
    const squared = residual.map((value) => value * value)
    const spread = solveLeastSquares(matrixDesign({ a, b }, { response: squared }))
    expect((breuschPagan(many)?.statistic ?? 0) / (count * (1 - spread.rss / spread.tss))).toBeCloseTo(1, 10)

    const powers = { p2: values.map((value) => value ** 2), p3: values.map((value) => value ** 3) }
    const curved = solveLeastSquares(matrixDesign({ a, b, ...powers }, { response }))
    const f = ((many.leastSquares.rss - curved.rss) / 2 / curved.rss) * curved.dfResidual
    expect((reset(many)?.statistic ?? 0) / f).toBeCloseTo(1, 7)

    const lag = Float64Array.from(residual, (_, i) => (i > 0 ? residual[i - 1] : 0))
    const lagged = solveLeastSquares(matrixDesign({ a, b, lag }, { response: residual }))
    const explained = 1 - lagged.rss / residual.reduce((sum, value) => sum + value * value, 0)
    expect(breuschGodfrey(many)?.statistic).toBeCloseTo(count * explained, 7)

    const products = { aa: a.map((v) => v * v), bb: b.map((v) => v * v), ab: a.map((v, i) => v * b[i]) }
    const form = solveLeastSquares(matrixDesign({ a, b, ...products }, { response: squared }))
    expect((white(many)?.statistic ?? 0) / (count * (1 - form.rss / form.tss))).toBeCloseTo(1, 10)
  })
})

describe('variance inflation', () => {
  it('is 1 / (1 − R²) of each predictor on the others', () => {
    const w = x.map((value, i) => 0.9 * value + z[i] + Math.sin(5 * i))
    const columns = { x, z, w }
    const inflation = varianceInflation(...parts(fitted(matrixDesign(columns, { response: y }))))
    for (const { term, value } of inflation) {
      const { [term as 'x']: response, ...others } = columns
      const { rss, tss } = solveLeastSquares(matrixDesign(others, { response }))
      expect(value * (rss / tss)).toBeCloseTo(1, 11)
    }
  })

  it('keeps its digits where predictors all but coincide', () => {
    const twin = x.map((value, i) => value + 2 ** -26 * z[i])
    const inflation = varianceInflation(...parts(fitted(matrixDesign({ x, twin }, { response: y }))))
    const { rss, tss } = solveLeastSquares(
      matrixDesign({ x }, { response: twin.map((value, i) => value - x[i]) }),
    )
    const scale = solveLeastSquares(matrixDesign({}, { response: twin })).tss
    expect(rss).toBeLessThan(tss)
    expect((inflation[1].value * rss) / scale).toBeCloseTo(1, 6)
  })

  it('is absent for a single term', () => {
    expect(varianceInflation(...parts(fitted(matrixDesign({ x }, { response: y }))))).toEqual([])
  })
})

const parts = ({ design, leastSquares }: FittedModel) => [design, leastSquares] as const
