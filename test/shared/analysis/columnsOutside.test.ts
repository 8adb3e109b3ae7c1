import { describe, expect, it } from 'vitest'
import { columnsOutside } from '@shared/analysis/columnsOutside'

const columns = ['mpg', 'wt', 'hp', 'qsec']
const outside = (formula: string, nonlinear: string) => columnsOutside({ formula, nonlinear, columns })

describe('columns of a nonlinear model that the fit does not read', () => {
  it('are named, each once; parameters are none', () => {
    expect(outside('mpg ~ wt', 'mpg ~ a * exp(b * wt)')).toEqual([])
    expect(outside('mpg ~ wt', 'mpg ~ a * exp(b * hp) + c * hp')).toEqual(['hp'])
    expect(outside('mpg ~ wt', 'qsec ~ a * exp(b * wt)')).toEqual(['qsec'])
    expect(outside('mpg ~ log(wt) + hp', 'mpg ~ a + b * wt ^ c + d * hp')).toEqual([])
  })

  it('are none where the fit reads all, or a formula cannot be read', () => {
    expect(outside('mpg ~ .', 'mpg ~ a * exp(b * hp)')).toEqual([])
    expect(outside('mpg ~', 'mpg ~ a * hp')).toEqual([])
    expect(outside('mpg ~ wt', 'mpg ~ a * (')).toEqual([])
  })
})
