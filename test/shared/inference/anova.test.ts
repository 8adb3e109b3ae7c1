import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anova } from '@shared/inference/anova'
import { termFactors } from '@shared/formula/termFactors'
import { expectClose } from '../diagnostics/closeTo'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { asFitResult } from './asFitResult'
import { fitted, simulate } from './simulate'

const seeds = fc.integer({ min: 0, max: 1e9 })

describe('analysis of variance', () => {
  it('of orthogonal columns is the same in types I, II and III', () => {
    const design = matrixDesign(
      { a: [-1, -1, 1, 1, -1, -1, 1, 1], b: [-1, 1, -1, 1, -1, 1, -1, 1] },
      { response: [3, 1, 4, 1, 5, 9, 2, 6] },
    )
    const { leastSquares } = fitted(design)
    const squares = (type: 'I' | 'II' | 'III'): number[] =>
      anova(design, leastSquares, type)
        .rows.filter(({ term }) => term !== '(Intercept)')
        .map(({ sumOfSquares }) => sumOfSquares)
    expectClose(squares('II'), squares('I'))
    expectClose(squares('III'), squares('I'))
  })

  it('of type I adds up to the explained sum of squares', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { design, leastSquares } = simulate(seed, { weighted: seed % 2 === 0 })
        const { rows, residual } = anova(design, leastSquares, 'I')
        const explained = rows.reduce((sum, { sumOfSquares }) => sum + sumOfSquares, 0)
        expectClose([explained + residual.sumOfSquares], [leastSquares.tss])
      }),
      { numRuns: 50 },
    )
  })

  it('tests a column as its squared t does, and the last term alike in all types', () => {
    const model = simulate(12)
    const { coefficients } = asFitResult(model)
    const three = anova(model.design, model.leastSquares, 'III').rows
    expectClose(
      three.map(({ f }) => f),
      coefficients.map(({ statistic }) => statistic ** 2),
    )
    const last = (['I', 'II', 'III'] as const).map(
      (type) => anova(model.design, model.leastSquares, type).rows.at(-1)?.sumOfSquares ?? NaN,
    )
    expectClose(last, [last[0], last[0], last[0]])
  })

  it('reads the variables of a term from its label', () => {
    expect(termFactors('a:log(b)')).toEqual(['a', 'log(b)'])
    expect(termFactors('I(a:b):`x:y`:f["u:v"]')).toEqual(['I(a:b)', '`x:y`', 'f["u:v"]'])
  })
})
