import { describe, expect, it } from 'vitest'
import { robustCovariance } from '@shared/inference/robustCovariance'
import { withCovariance } from '@shared/inference/withCovariance'
import { expectClose } from '../diagnostics/closeTo'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { asFitResult } from './asFitResult'
import { fitted, simulate } from './simulate'

describe('withCovariance', () => {
  it('gives the result back when the covariance is the classical one', () => {
    const model = simulate(11, { weighted: true })
    const { leastSquares } = model
    const result = asFitResult(model)
    const variance = result.sigma ** 2
    const whitened = Float64Array.from({ length: 9 }, (_, k) => (k % 4 === 0 ? variance : 0))
    const covariance = leastSquares.unscaledCovariance.map((value) => value * variance)
    const same = withCovariance(result, leastSquares, { kind: 'classical', covariance, whitened })
    for (const figure of ['stdError', 'statistic', 'pValue', 'ciLower', 'ciUpper'] as const) {
      expectClose(
        same.coefficients.map((term) => term[figure]),
        result.coefficients.map((term) => term[figure]),
      )
    }
    expectClose([same.fStatistic?.value ?? NaN], [result.fStatistic?.value ?? NaN])
    expectClose([same.fStatistic?.pValue ?? NaN], [result.fStatistic?.pValue ?? NaN])
  })

  it('leaves an aliased term NaN', () => {
    const x = [1, 2, 3, 4, 5, 7]
    const model = fitted(matrixDesign({ x, twice: x.map((v) => 2 * v) }, { response: [1, 3, 2, 5, 4, 8] }))
    const estimate = robustCovariance(model, { kind: 'HC3' })
    const robust = withCovariance(asFitResult(model), model.leastSquares, estimate)
    expect(robust.coefficients.map(({ stdError }) => Number.isNaN(stdError))).toEqual([false, false, true])
    expect(robust.covarianceKind).toBe('HC3')
    expect(robust.covariance.length).toBe(2)
  })
})
