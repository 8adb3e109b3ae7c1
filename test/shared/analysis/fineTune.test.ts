import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fineTune, type FineTuning } from '@shared/analysis/fineTune'
import { forgottenError, pretrainedOf, readPretrained, startFrom } from '@shared/analysis/pretrainedModel'
import { splitMoments } from '@shared/descent/rowMoments'
import { stability } from '@shared/descent/stability'
import { defaultDescent, type DescentSettings } from '@shared/document/descentSettings'
import { defaultTuning, type Pretrained, type TuningSettings } from '@shared/document/pretrained'
import { seededRandom } from '@shared/numeric/seededRandom'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { lossOf, lossOverData } from '../descent/lossCases'

const x = Array.from({ length: 24 }, (_, i) => i / 4)
const noise = x.map((_, i) => ((i * 37) % 11) / 10 - 0.5)
const first = matrixDesign({ x }, { response: x.map((value, i) => 1 + 2 * value + noise[i]) })
const second = matrixDesign({ x }, { response: x.map((value, i) => 3 + 1.8 * value - noise[i]) })
const raw = lossOf(first, { scale: 'none' })
const pretrained = pretrainedOf(raw, { source: 'first.csv', formula: 'y ~ x' })

function tuned(
  tuning: Partial<TuningSettings>,
  settings: Partial<DescentSettings> = {},
  from: Pretrained = pretrained,
): FineTuning {
  const base = lossOf(second)
  const learningRate = stability(base).bestRate
  const split = splitMoments(second, base, { heldOut: tuning.heldOut ?? 0.25, random: seededRandom(1) })
  const made = fineTune({
    base,
    split,
    settings: { ...defaultDescent, learningRate, tolerance: 0, ...settings },
    tuning: { ...defaultTuning, learningRate, ...tuning },
    pretrained: from,
  })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}
const lastOf = (values: Float64Array): number => values[values.length - 1]

describe('fine-tuning', () => {
  it('without a pull or frozen coefficients ends where training from scratch does', () => {
    const { fineTuned, scratch } = tuned({}, { iterations: 2000 })
    fineTuned.run.finalCoefficients.forEach((value, j) =>
      expect(value).toBeCloseTo(scratch.run.finalCoefficients[j], 9),
    )
  })

  it('of no iterations is the pre-trained model', () => {
    const { fineTuned, untuned } = tuned({}, { iterations: 0 })
    expect(Array.from(fineTuned.run.finalCoefficients)).toHaveLength(2)
    fineTuned.run.finalCoefficients.forEach((value, j) =>
      expect(value).toBeCloseTo(pretrained.coefficients[j], 12),
    )
    expect(lastOf(fineTuned.heldOut)).toBeCloseTo(untuned.heldOut, 12)
    expect(lastOf(fineTuned.before)).toBeCloseTo(untuned.before, 12)
    expect(untuned.before).toBeCloseTo(Math.sqrt(raw.minimum), 12)
  })

  it('pulled without bounds keeps its slope; the weaker the pull, the farther it goes and the better the fit', () => {
    const runs = [1e9, 10, 1, 0.1, 0].map((strength) =>
      tuned({ strength, learningRate: 0.4 / (1 + strength) }, { iterations: 20_000 }),
    )
    const moved = runs.map(({ fineTuned }) =>
      Math.abs(fineTuned.run.finalCoefficients[1] - pretrained.coefficients[1]),
    )
    const training = runs.map(({ fineTuned }) => lastOf(fineTuned.training))
    for (let k = 1; k < runs.length; k++) {
      expect(training[k]).toBeLessThanOrEqual(training[k - 1] * (1 + 1e-12))
      expect(moved[k]).toBeGreaterThan(moved[k - 1])
    }
    expect(runs[0].fineTuned.run.finalCoefficients[1]).toBeCloseTo(pretrained.coefficients[1], 6)
  })

  it('leaves frozen coefficients as pre-trained', () => {
    const { fineTuned } = tuned({ frozen: ['x'] }, { iterations: 500 })
    expect(fineTuned.run.finalCoefficients[1]).toBeCloseTo(pretrained.coefficients[1], 12)
    expect(fineTuned.run.finalCoefficients[0]).not.toBeCloseTo(pretrained.coefficients[0], 1)
  })

  it('has the root mean square error over the rows of pre-training, whatever the coefficients', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (b, a) => {
          const { value } = lossOverData({ design: first, loss: raw }, [b, a])
          expect(forgottenError(pretrained, ['(Intercept)', 'x'], [b, a]) / Math.sqrt(value)).toBeCloseTo(
            1,
            10,
          )
        },
      ),
    )
  })

  it('compares by rows up to all training rows, where both have the error of the whole run', () => {
    const { byRows, fineTuned, scratch, rows } = tuned({}, { iterations: 50 })
    expect(rows).toEqual({ training: 18, heldOut: 6 })
    expect(byRows[byRows.length - 1].rows).toBe(18)
    expect(byRows[byRows.length - 1].fineTuned).toBeCloseTo(lastOf(fineTuned.heldOut), 12)
    expect(byRows[byRows.length - 1].scratch).toBeCloseTo(lastOf(scratch.heldOut), 12)
  })

  it('names the terms that the pre-trained model does not have', () => {
    expect(startFrom(pretrained, ['x', 'z', 'w'])).toEqual({
      ok: false,
      error: { code: 'pretrained-term-missing', path: 'first.csv', missing: 'z, w', known: '(Intercept), x' },
    })
  })

  it('reads what was saved, and the JSON of a fit; refuses anything else', () => {
    expect(readPretrained(JSON.parse(JSON.stringify(pretrained)), 'a.json')).toEqual({
      ok: true,
      value: pretrained,
    })
    const fit = {
      schema: 'leastwise/fit@1',
      formula: 'y ~ x + z',
      nUsed: 9,
      coefficients: [
        { term: 'x', estimate: 2 },
        { term: 'z', estimate: null },
      ],
    }
    expect(readPretrained(fit, 'fit.json')).toMatchObject({
      ok: true,
      value: { source: 'fit.json', terms: ['x'], coefficients: [2], quadratic: null },
    })
    for (const wrong of [
      null,
      3,
      [],
      {},
      { ...pretrained, coefficients: [1] },
      { ...pretrained, terms: [] },
    ]) {
      expect(readPretrained(wrong, 'b.json')).toMatchObject({
        ok: false,
        error: { code: 'pretrained-invalid' },
      })
    }
  })
})
