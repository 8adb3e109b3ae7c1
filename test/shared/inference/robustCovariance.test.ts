import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrap } from '@shared/inference/bootstrap'
import { defaultLag } from '@shared/inference/neweyWestMeat'
import { robustCovariance } from '@shared/inference/robustCovariance'
import { expectClose } from '../diagnostics/closeTo'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { fitted, simulate } from './simulate'

const seeds = fc.integer({ min: 0, max: 1e9 })
const KINDS = ['HC0', 'HC1', 'HC2', 'HC3', 'HC4', 'newey-west'] as const

describe('robust covariance', () => {
  it('of HC0 is the classical one times (n − r) / n where all squared residuals are equal', () => {
    // ±1 about a mean, x orthogonal to the signs.
    const model = fitted(
      matrixDesign({ x: [1, 1, 2, 2, 3, 3, 4, 4] }, { response: [2, 0, 4, 2, 6, 4, 8, 6] }),
    )
    const { unscaledCovariance } = model.leastSquares
    expectClose(robustCovariance(model, { kind: 'HC0' }).covariance, Array.from(unscaledCovariance))
  })

  it('rescales with its column', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (seed, scale) => {
        for (const kind of KINDS) {
          const own = robustCovariance(simulate(seed), { kind }).covariance
          const scaled = robustCovariance(simulate(seed, { scale }), { kind }).covariance
          expectClose([scaled[4]], [own[4] / scale / scale])
          expectClose([scaled[8]], [own[8]])
        }
      }),
      { numRuns: 25 },
    )
  })

  it('of Newey and West without a lag is HC0', () => {
    const model = simulate(7)
    const plain = robustCovariance(model, { kind: 'HC0' }).covariance
    expectClose(robustCovariance(model, { kind: 'newey-west', lag: 0 }).covariance, Array.from(plain))
    expect(defaultLag(100)).toBe(4)
  })

  it('with every row a cluster is HC1', () => {
    const model = simulate(8, { weighted: true })
    const codes = Int32Array.from({ length: 40 }, (_, i) => 39 - i)
    const plain = robustCovariance(model, { kind: 'HC1' }).covariance
    expectClose(robustCovariance(model, { kind: 'cluster', codes }).covariance, Array.from(plain))
  })

  it('does not depend on where the blocks of rows end', () => {
    const n = 6000
    const model = simulate(9, { n })
    const codes = Int32Array.from({ length: n }, (_, i) => i % 37)
    const { residual } = model.rows
    const x = new Float64Array(3 * n)
    model.design.fill(0, n, x)
    const score = (i: number, j: number): number => residual[i] * x[j * n + i]
    const sums = Array.from({ length: 37 }, () => [0, 0, 0])
    const lagged = Array.from({ length: 9 }, () => 0)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < 3; j++) sums[codes[i]][j] += score(i, j)
      for (let l = 0; l <= 5 && l <= i; l++) {
        for (let j = 0; j < 9; j++) {
          const [a, b] = [Math.floor(j / 3), j % 3]
          const both = score(i, a) * score(i - l, b) + score(i, b) * score(i - l, a)
          lagged[j] += l === 0 ? both / 2 : (1 - l / 6) * both
        }
      }
    }
    const meat = Array.from({ length: 9 }, (_, j) =>
      sums.reduce((sum, own) => sum + own[Math.floor(j / 3)] * own[j % 3], 0),
    )
    const { unscaledCovariance: bread } = model.leastSquares
    const sandwich = (middle: readonly number[]): number[] =>
      Array.from({ length: 9 }, (_, j) => {
        let sum = 0
        for (let k = 0; k < 9; k++) {
          sum += bread[3 * Math.floor(j / 3) + Math.floor(k / 3)] * middle[k] * bread[3 * (k % 3) + (j % 3)]
        }
        return sum
      })
    const factor = ((37 / 36) * (n - 1)) / (n - 3)
    const cluster = robustCovariance(model, { kind: 'cluster', codes }).covariance
    expectClose(cluster, sandwich(meat.map((value) => value * factor)), 1e-14)
    const neweyWest = robustCovariance(model, { kind: 'newey-west', lag: 5 }).covariance
    expectClose(neweyWest, sandwich(lagged), 1e-14)
  })

  it('is NaN where it is not defined: one cluster, a row without one, a leverage of 1', () => {
    const model = simulate(10)
    const all = (codes: Int32Array): Float64Array =>
      robustCovariance(model, { kind: 'cluster', codes }).covariance
    expect(all(new Int32Array(40)).every(Number.isNaN)).toBe(true)
    expect(all(Int32Array.from({ length: 40 }, (_, i) => i - 1)).every(Number.isNaN)).toBe(true)
    const alone = fitted(matrixDesign({ x: [0, 0, 0, 0, 1] }, { response: [1, 2, 3, 5, 9] }))
    expect(robustCovariance(alone, { kind: 'HC3' }).covariance.some(Number.isNaN)).toBe(true)
    expect(robustCovariance(alone, { kind: 'HC1' }).covariance.some(Number.isNaN)).toBe(false)
  })

  it('leaves rows of zero weight out', () => {
    const x = [1, 2, 3, 4, 5, 6, 7]
    const response = [2, 1, 4, 3, 7, 5, 100]
    const weights = [1, 2, 1, 2, 1, 2, 0]
    const with0 = fitted(matrixDesign({ x }, { response, weights }))
    const without = fitted(
      matrixDesign({ x: x.slice(0, 6) }, { response: response.slice(0, 6), weights: weights.slice(0, 6) }),
    )
    for (const kind of ['HC1', 'HC3', 'HC4'] as const) {
      const expected = robustCovariance(without, { kind }).covariance
      expectClose(robustCovariance(with0, { kind }).covariance, Array.from(expected))
    }
    const codes = Int32Array.from([0, 0, 1, 1, 2, 2, -1])
    const expected = robustCovariance(without, { kind: 'cluster', codes: codes.slice(0, 6) }).covariance
    expectClose(robustCovariance(with0, { kind: 'cluster', codes }).covariance, Array.from(expected))
    expect(bootstrap(with0, { replicates: 50 }).values).toEqual(bootstrap(without, { replicates: 50 }).values)
  })
})
