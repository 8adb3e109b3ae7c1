import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lossAt } from '@shared/descent/lossAt'
import { offsetFromDataUnits, toDataUnits } from '@shared/descent/coordinates'
import { stability } from '@shared/descent/stability'
import { defaultDescent } from '@shared/document/descentSettings'
import { descentRun } from '../../../src/renderer/stores/descentRun'
import { excessLoss } from '@shared/plots/contourEllipses'
import { chooseAxes, planeOf } from '@shared/analysis/lossPlane'
import { spellGradient } from '../../../src/renderer/stores/spellGradient'
import { lossCases, lossOf, lossOverData, tutorial } from '../../shared/descent/lossCases'

const values = fc.array(
  fc.integer({ min: -300, max: 300 }).map((value) => value / 100),
  { minLength: 3, maxLength: 3 },
)

describe('the loss over two coefficients', () => {
  it('is that of the model with the others held where they are', () => {
    fc.assert(
      fc.property(lossCases, values, values, ({ loss }, held, moved) => {
        const p = loss.terms.length
        const axes = chooseAxes(loss, [loss.terms[p - 1], null])
        if (axes === null) throw new Error('no plane')
        const offset = offsetFromDataUnits(loss, held.slice(0, p))
        const { quadratic } = planeOf(loss, axes, offset)
        const theta = loss.optimum.map((best, j) => best + offset[j])
        const at = (x: number, y: number): number => {
          theta[axes[0]] = x
          theta[axes[1]] = y
          return lossAt(loss, toDataUnits(loss, theta))
        }
        const lowest = at(...quadratic.optimum)
        const there = at(moved[0], moved[1])
        const excess = excessLoss(quadratic, moved[0], moved[1])
        expect(Math.abs(there - lowest - excess)).toBeLessThan(1e-7 * (1 + there + lowest))
      }),
    )
  })

  it('takes the coefficients that are named, and others in place of those that there are not', () => {
    const loss = lossOf(tutorial)
    expect(chooseAxes(loss, [null, null])).toEqual([0, 1])
    expect(chooseAxes(loss, ['x', null])).toEqual([1, 0])
    expect(chooseAxes(loss, ['gone', 'x'])).toEqual([0, 1])
    expect(chooseAxes(loss, ['x', 'x'])).toEqual([1, 0])
  })
})

describe('the gradient spelt out', () => {
  it('of the tutorial at zero is E = 86, −2 × 20 and −2 × 66', () => {
    const examples = {
      rows: [1, 2],
      design: Float64Array.of(1, 1, 1, 2),
      response: Float64Array.of(2, 4),
      total: 5,
    }
    const spelt = spellGradient(
      lossOf(tutorial, { scale: 'none', loss: 'sum' }),
      examples,
      new Float64Array(2),
    )
    expect(spelt.loss).toBeCloseTo(86, 11)
    expect(spelt.parts[0].gradient).toBeCloseTo(-40, 11)
    expect(spelt.parts[1].sum).toBeCloseTo(66, 11)
    expect(spelt.rows[1]).toMatchObject({
      row: 2,
      values: [2],
      observed: 4,
      fitted: 0,
      residual: 4,
      products: [-8, -16],
    })
  })

  it('is the gradient over the data', () => {
    fc.assert(
      fc.property(lossCases, values, ({ design }, at) => {
        const loss = lossOf(design, { scale: 'none', loss: 'sum' })
        const coefficients = Float64Array.from(at.slice(0, loss.terms.length))
        const examples = { rows: [], design: new Float64Array(), response: new Float64Array(), total: 0 }
        const { parts } = spellGradient(loss, examples, coefficients)
        const { gradient, value } = lossOverData({ design, loss }, coefficients)
        parts.forEach((part, j) =>
          expect(Math.abs(part.gradient - gradient[j])).toBeLessThan(
            1e-8 * (1 + value + Math.abs(gradient[j])),
          ),
        )
      }),
    )
  })
})

describe('the way of a run', () => {
  it('over each coefficient is that of its points in descent coordinates', () => {
    fc.assert(
      fc.property(lossCases, ({ loss }) => {
        const settings = {
          ...defaultDescent,
          learningRate: 0.4 * stability(loss).stableLimit,
          iterations: 20,
        }
        const run = descentRun(loss, settings)
        if (!run.ok) throw new Error(run.error.code)
        loss.terms.forEach((_, term) => {
          run.value.path(term).forEach((value, index) => {
            const expected = loss.optimum[term] + run.value.offsetAt(index)[term]
            expect(Math.abs(value - expected)).toBeLessThan(1e-9 * (1 + Math.abs(expected)))
          })
        })
      }),
    )
  })
})
