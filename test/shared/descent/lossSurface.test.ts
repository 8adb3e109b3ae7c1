import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDataUnits } from '@shared/descent/coordinates'
import { lossSurface } from '@shared/descent/lossSurface'
import { lossCases, lossOf, lossOverData, tutorial } from './lossCases'

describe('loss surface', () => {
  it('is the loss over the data with all other coefficients at the closed form', () => {
    fc.assert(
      fc.property(lossCases, (one) => {
        const { loss } = one
        const [i, j] = [0, loss.terms.length - 1]
        const first = [-1, 0.5, 2]
        const second = [-3, 1]
        const surface = lossSurface(loss, [i, j], { first, second })
        second.forEach((y, b) => {
          first.forEach((x, a) => {
            const beta = loss.closedForm.slice()
            beta[i] = x
            beta[j] = y
            const { value } = lossOverData(one, fromDataUnits(loss, beta))
            expect(Math.abs(surface[b * first.length + a] / value - 1)).toBeLessThan(1e-9)
          })
        })
      }),
    )
  })

  it('is the same whether descent runs on raw or on standardized features', () => {
    const grid = { first: [0, 2.2, 4], second: [0, 0.6, 1] }
    const raw = lossSurface(lossOf(tutorial, { scale: 'none' }), [0, 1], grid)
    const scaled = lossSurface(lossOf(tutorial), [0, 1], grid)
    raw.forEach((value, k) => expect(scaled[k]).toBeCloseTo(value, 12))
    expect(raw[4]).toBeCloseTo(0.48, 14)
  })
})
