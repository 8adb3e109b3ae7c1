import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianDeviation } from '@shared/robust/medianDeviation'

describe('median |e| / 0.6745', () => {
  it('is the same bit for bit, however good the guess', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (values, guess) => {
          const residuals = Float64Array.from(values)
          const scratch = new Float64Array(residuals.length)
          const plain = medianDeviation(residuals, scratch)
          expect(medianDeviation(residuals, scratch, guess)).toBe(plain)
          expect(medianDeviation(residuals, scratch, plain)).toBe(plain)
        },
      ),
    )
  })
})
