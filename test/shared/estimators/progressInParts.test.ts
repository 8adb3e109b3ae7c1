import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { progressInParts } from '@shared/estimators/progressInParts'
import { findEstimator, readOptions } from '@shared/estimators/registry'
import { arrayDesign } from './arrayDesign'
import { drawContaminated } from './robustProblems'

const ascends = (shares: readonly number[]): boolean =>
  shares.every((share, i) => i === 0 || share > shares[i - 1])

describe('progressInParts', () => {
  it('tells shares of the whole that only grow, whatever the parts tell', () => {
    const told = fc.array(fc.tuple(fc.double({ min: 0, max: 2, noNaN: true }), fc.constantFrom(0, 1, 7)))
    fc.assert(
      fc.property(fc.array(told, { maxLength: 5 }), (parts) => {
        const shares: number[] = []
        const part = progressInParts((done, total) => shares.push(done / total))
        for (const steps of parts) {
          const tell = part(1 / parts.length)
          for (const [done, total] of steps) tell?.(done, total)
        }
        expect(ascends(shares)).toBe(true)
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
      }),
    )
  })

  it('ends where every part has ended, and tells nothing where nobody listens', () => {
    const shares: number[] = []
    const part = progressInParts((done, total) => shares.push(done / total))
    part(0.5)?.(1, 1)
    part(0.5)?.(3, 3)
    expect(shares).toEqual([0.5, 1])
    expect(progressInParts(undefined)(1)).toBeUndefined()
  })
})

describe.each(['mm', 'lts', 'huber'])('the progress of %s', (name) => {
  it('only grows, from the rows of least squares to the end', () => {
    const shares: number[] = []
    const estimator = findEstimator(name)
    const options = estimator.ok ? readOptions(estimator.value, {}) : estimator
    if (!estimator.ok || !options.ok) throw new Error('no such estimator')
    estimator.value.solve(arrayDesign(drawContaminated(1, 30_000, 3)), options.value, {
      onProgress: (done, total) => shares.push(done / total),
    })
    expect(ascends(shares)).toBe(true)
    expect(shares.length).toBeGreaterThan(5)
    expect(shares.at(-1)).toBeGreaterThan(0.8)
  })
})
