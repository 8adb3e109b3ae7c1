import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classOpacity, densityClass, densityClasses } from '@shared/plots/densityClasses'

describe('densityClasses', () => {
  it('has few classes, from one row on, with round bounds that ascend', () => {
    expect(densityClasses(1)).toEqual([1])
    expect(densityClasses(60)).toEqual([1, 2, 5, 10, 20, 50])
    expect(densityClasses(4213)).toEqual([1, 5, 20, 100, 500, 2000])
    expect(densityClasses(1_000_000)).toEqual([1, 20, 500, 10_000, 200_000])
  })

  it('puts every count into the class whose bounds hold it, and darker the fuller', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (highest, share) => {
          const classes = densityClasses(highest)
          const count = Math.max(1, Math.floor(share * highest))
          const index = densityClass(classes, count)
          expect(classes.length).toBeLessThanOrEqual(6)
          expect(classes[index]).toBeLessThanOrEqual(count)
          if (index + 1 < classes.length) {
            expect(classes[index + 1]).toBeGreaterThan(count)
            expect(classOpacity(classes, index + 1)).toBeGreaterThan(classOpacity(classes, index))
          }
        },
      ),
    )
    expect(densityClass([1, 2], 0)).toBe(-1)
  })
})
