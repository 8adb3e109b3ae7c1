import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DURBIN_WATSON_EXACT_BELOW, durbinWatson } from '@shared/diagnostics/durbinWatson'
import { symmetricEigenvalues } from '@shared/numeric/symmetricEigen'
import type { ReferenceModel } from './referenceModel'
import { referenceFolder, referenceModel } from './referenceModel'

/**
 * P(Σ aᵢ zᵢ² < 0) by Imhof (1961): 1/2 − 1/π ∫₀^∞ sin(½ Σ atan aᵢu) / (u Π (1 + aᵢ²u²)^¼) du, with u = eᵗ by the trapezoidal rule. It is
 * good to some 13 decimals (not digits): a check of the p-values that are not tiny.
 */
function imhof(coefficients: readonly number[]): number {
  const step = 1 / 64
  let integral = 0
  for (let t = -40; t < 60; t += step) {
    let angle = 0
    let logSize = 0
    for (const a of coefficients) {
      angle += Math.atan(a * Math.exp(t)) / 2
      logSize += Math.log1p((a * Math.exp(t)) ** 2) / 4
    }
    integral += step * Math.sin(angle) * Math.exp(-logSize)
  }
  return 0.5 - integral / Math.PI
}

/** The n − r eigenvalues of M A M that are not zero by construction, M = I − H from the explicit hat matrix. */
function eigenvalues({ design, leastSquares }: ReferenceModel): Float64Array {
  const { rowCount: n, columnCount: p } = design
  const x = new Float64Array(n * p)
  design.fill(0, n, x)
  const { center, inverseR } = leastSquares.centered
  const r = leastSquares.rank
  const q = (i: number, k: number): number => {
    let sum = 0
    leastSquares.columns.forEach(
      (column, j) => (sum += (x[column * n + i] - center[column]) * inverseR[j * r + k]),
    )
    return sum
  }
  const basis = Array.from({ length: n }, (_, i) => Array.from({ length: r }, (_, k) => q(i, k)))
  const m = basis.map((row, i) =>
    basis.map((other, j) => (i === j ? 1 : 0) - row.reduce((sum, value, k) => sum + value * other[k], 0)),
  )
  const am = m.map((row, i) =>
    row.map((value, j) => {
      const [before, after] = [i > 0 ? value - m[i - 1][j] : 0, i < n - 1 ? value - m[i + 1][j] : 0]
      return before + after
    }),
  )
  const mam = m.map((row) => row.map((_, j) => row.reduce((sum, value, k) => sum + value * am[k][j], 0)))
  return symmetricEigenvalues(Float64Array.from(mam.flat()), n).subarray(r)
}

const names = readdirSync(`${referenceFolder}/lm`)

it.each(names)('the exact p-value of Durbin–Watson is Imhof’s integral for %s', (name) => {
  const reference = JSON.parse(readFileSync(`${referenceFolder}/lm/${name}`, 'utf8')) as {
    dataset: string
    formula: string
  }
  const model = referenceModel(reference)
  if (model.design.rowCount >= DURBIN_WATSON_EXACT_BELOW) return
  const test = durbinWatson(model)
  const coefficients = Array.from(eigenvalues(model), (value) => value - (test?.statistic ?? NaN))
  expect(Math.abs((test?.pGreater ?? NaN) - imhof(coefficients))).toBeLessThan(1e-12)
})
