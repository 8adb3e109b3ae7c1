import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceToClosedForm, fromDataUnits, toDataUnits } from '@shared/descent/coordinates'
import { descentData, lossCases, lossOf, tutorial } from './lossCases'

describe('coordinates of descent', () => {
  it('predict the same as the coefficients in the data’s own units', () => {
    fc.assert(
      fc.property(
        lossCases,
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3 }),
        (one, numbers) => {
          const beta = Array.from(one.loss.optimum, (_, j) => numbers[j] / 10)
          const theta = fromDataUnits(one.loss, beta)
          const { rows } = descentData(one)
          for (const row of rows) {
            const predicted = row.reduce((sum, x, j) => sum + x * theta[j], 0)
            const raw = row.map((x, j) => x * one.loss.spread[j] + one.loss.center[j])
            const expected = raw.reduce((sum, x, j) => sum + x * beta[j], 0)
            expect(Math.abs(predicted - expected)).toBeLessThan(1e-9)
          }
          const back = toDataUnits(one.loss, theta)
          beta.forEach((value, j) => expect(Math.abs(back[j] - value)).toBeLessThan(1e-9))
        },
      ),
    )
  })

  it('give the closed form itself at the optimum, to the last bit', () => {
    const loss = lossOf(tutorial)
    expect(toDataUnits(loss, loss.optimum)).toEqual(loss.closedForm)
    expect(distanceToClosedForm(loss, loss.closedForm)).toBe(0)
  })
})
