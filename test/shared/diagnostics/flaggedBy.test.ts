import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { flagNamesInOrder } from '../../../src/shared/diagnostics/flag'
import { readFlaggedBy, writeFlaggedBy } from '../../../src/shared/diagnostics/flaggedBy'

describe('the rules that an exclusion notes', () => {
  it('are read as they were written', () => {
    const thresholds = fc.double({ min: 0.001, max: 1000, noNaN: true })
    fc.assert(
      fc.property(fc.subarray([...flagNamesInOrder]), thresholds, (rules, threshold) => {
        const asksForIt = rules.includes('outlier')
        expect(readFlaggedBy(writeFlaggedBy(rules, threshold))).toEqual({
          rules,
          threshold: asksForIt ? threshold : null,
        })
      }),
    )
  })

  it('are none where an earlier version noted only that there were some', () => {
    expect(readFlaggedBy('flagged')).toEqual({ rules: [], threshold: null })
  })

  it.each(['"log.Te" < 3.6', 'flagged = 1', 'flagged:unheard-of', 'flagged:outlier=2,x', ''])(
    'are not found in “%s”',
    (condition) => {
      expect(readFlaggedBy(condition)).toBeNull()
    },
  )
})
