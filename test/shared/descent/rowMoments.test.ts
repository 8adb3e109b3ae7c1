import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lossOfRows, meanSquareAt, splitMoments } from '@shared/descent/rowMoments'
import { withLossKind } from '@shared/descent/withLossKind'
import { seededRandom } from '@shared/numeric/seededRandom'
import { descentData, lossCases, lossOverData } from './lossCases'

const seeds = fc.integer({ min: 0, max: 1000 })
const offsets = fc.array(
  fc.integer({ min: -200, max: 200 }).map((value) => value / 100),
  {
    minLength: 3,
    maxLength: 3,
  },
)

describe('moments of rows', () => {
  it('of all of them are the loss of all', () => {
    fc.assert(
      fc.property(lossCases, seeds, ({ design, loss }, seed) => {
        const mean = withLossKind(loss, 'mean')
        const { training, heldOut } = splitMoments(design, mean, { heldOut: 0, random: seededRandom(seed) })
        const all = lossOfRows(mean, training[training.length - 1])
        expect(heldOut).toBeNull()
        expect(Math.abs(all.minimum - mean.minimum)).toBeLessThan(1e-9 * (1 + mean.minimum))
        all.optimum.forEach((value, j) =>
          expect(Math.abs(value - mean.optimum[j])).toBeLessThan(1e-7 * (1 + Math.abs(value))),
        )
      }),
    )
  })

  it('split the rows: held-out and training squares add up to those of all rows, anywhere', () => {
    fc.assert(
      fc.property(lossCases, seeds, offsets, (one, seed, at) => {
        const mean = withLossKind(one.loss, 'mean')
        const { training, heldOut } = splitMoments(one.design, mean, {
          heldOut: 0.3,
          random: seededRandom(seed),
        })
        const all = training[training.length - 1]
        if (heldOut === null) throw new Error('nothing held out')
        expect(heldOut.rowCount + all.rowCount).toBe(one.design.rowCount)
        const offset = at.slice(0, mean.terms.length)
        const theta = mean.optimum.map((best, j) => best + offset[j])
        const { value } = lossOverData({ design: one.design, loss: mean }, theta)
        const sum = meanSquareAt(all, offset) * all.weight + meanSquareAt(heldOut, offset) * heldOut.weight
        expect(Math.abs(sum / mean.totalWeight - value)).toBeLessThan(1e-9 * (1 + value))
      }),
    )
  })

  it('grow: each number of training rows has more, from 2 on', () => {
    fc.assert(
      fc.property(lossCases, seeds, ({ design, loss }, seed) => {
        const { training } = splitMoments(design, loss, { heldOut: 0.2, random: seededRandom(seed) })
        const counts = training.map(({ rowCount }) => rowCount)
        expect(counts[0]).toBe(2)
        counts.slice(1).forEach((count, k) => expect(count).toBeGreaterThan(counts[k]))
      }),
    )
  })

  it('of fewer rows than coefficients have a minimum all the same, never above the squares at the solution of all', () => {
    fc.assert(
      fc.property(lossCases, seeds, (one, seed) => {
        const mean = withLossKind(one.loss, 'mean')
        const [few] = splitMoments(one.design, mean, { heldOut: 0, random: seededRandom(seed) }).training
        const loss = lossOfRows(mean, few)
        expect(loss.minimum).toBeLessThanOrEqual(few.squares * (1 + 1e-12))
        expect(descentData(one).rows.length).toBeGreaterThan(few.rowCount)
      }),
    )
  })
})
