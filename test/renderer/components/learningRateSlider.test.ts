import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import LearningRateSlider from '../../../src/renderer/components/LearningRateSlider.vue'
import { rateZone, type Stability } from '@shared/descent/stability'
import { learningRateRange, learningRateZones } from '../../../src/renderer/components/learningRateZones'
import { fromLogPosition, toLogPosition } from '../../../src/renderer/format/logScale'
import { mountWithTexts } from '../mountWithTexts'

const stabilityOf = (smallestEigenvalue: number, largestEigenvalue: number): Stability => ({
  stableLimit: 2 / largestEigenvalue,
  bestRate: 2 / (smallestEigenvalue + largestEigenvalue),
  largestEigenvalue,
  smallestEigenvalue,
  conditionNumber: largestEigenvalue / smallestEigenvalue,
  flatDirections: 0,
})

const stability = stabilityOf(0.15, 24.4)

const mounted = (modelValue: number) =>
  mountWithTexts(LearningRateSlider, { props: { modelValue, stability } })

const emitted = (slider: ReturnType<typeof mounted>): number =>
  slider.emitted('update:modelValue')?.at(-1)?.[0] as number

describe('LearningRateSlider', () => {
  it('maps rates to positions by their logarithm and back, to three digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (position) => {
        const range = { min: 1e-4, max: 10 }
        const rate = fromLogPosition(position, range)
        expect(Math.abs(toLogPosition(rate, range) - position)).toBeLessThan(1e-3)
      }),
    )
    expect(toLogPosition(0.1, { min: 0.01, max: 1 })).toBeCloseTo(0.5, 12)
  })

  it('covers its whole length with zones that meet', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (smallest, condition) => {
          const limits = stabilityOf(smallest, smallest * condition)
          const zones = learningRateZones(limits, learningRateRange(limits))
          expect(zones[0].start).toBe(0)
          expect(zones[3].end).toBe(1)
          for (let index = 1; index < zones.length; index++) {
            expect(zones[index].start).toBe(zones[index - 1].end)
            expect(zones[index].end).toBeGreaterThanOrEqual(zones[index].start)
          }
        },
      ),
    )
  })

  it('draws its zones where rates are judged to change their zone', () => {
    const range = learningRateRange(stability)
    for (const zone of learningRateZones(stability, range)) {
      const middle = range.min * (range.max / range.min) ** ((zone.start + zone.end) / 2)
      expect(rateZone(stability, middle)).toBe(zone.name)
    }
  })

  it('moves by keys: arrows a little, page keys more, Home and End to the ends', async () => {
    const slider = mounted(0.01)
    await slider.trigger('keydown', { key: 'ArrowRight' })
    const little = emitted(slider)
    expect(little).toBeGreaterThan(0.01)
    await slider.trigger('keydown', { key: 'PageUp' })
    expect(emitted(slider)).toBeGreaterThan(little)
    await slider.trigger('keydown', { key: 'ArrowLeft' })
    expect(emitted(slider)).toBeLessThan(0.01)
    const { min, max } = learningRateRange(stability)
    await slider.trigger('keydown', { key: 'Home' })
    expect(emitted(slider)).toBe(min)
    await slider.trigger('keydown', { key: 'End' })
    expect(emitted(slider)).toBe(max)
  })

  it('says its value and the zone it lies in', () => {
    expect(mounted(0.5).attributes('aria-valuetext')).toBe('0.5, diverges')
    expect(mounted(0.05).attributes('aria-valuetext')).toBe('0.05, fast')
  })
})
