import { describe, expect, it } from 'vitest'
import type { Estimator } from '@shared/estimators/estimator'
import { estimators, findEstimator, readOptions } from '@shared/estimators/registry'
import { fail } from '@shared/outcome/result'

const example: Estimator = {
  name: 'example',
  textKey: 'ols',
  family: 'squares',
  options: [
    { kind: 'number', name: 'tuning', textKey: 'lambda', min: 0, max: 10, default: 1.345 },
    { kind: 'integer', name: 'iterations', textKey: 'lambda', min: 1, max: 100, default: 20 },
    { kind: 'choice', name: 'scale', textKey: 'lambda', choices: ['mad', 'proposal2'], default: 'mad' },
    { kind: 'boolean', name: 'refit', textKey: 'lambda', default: false },
    { kind: 'number', name: 'penalty', textKey: 'lambda', min: 0, max: 1e9, default: null },
    { kind: 'text', name: 'bounds', textKey: 'lambda', default: '' },
  ],
  solve: () => fail({ code: 'cancelled' }),
}

describe('registry', () => {
  it('names each estimator once, and its defaults satisfy its own declaration', () => {
    expect(new Set(estimators.map(({ name }) => name)).size).toBe(estimators.length)
    for (const estimator of [...estimators, example]) {
      const defaults = Object.fromEntries(estimator.options.map((option) => [option.name, option.default]))
      expect(readOptions(estimator, {})).toEqual({ ok: true, value: defaults })
      expect(readOptions(estimator, defaults)).toEqual({ ok: true, value: defaults })
    }
  })

  it('finds by name or says which names there are', () => {
    expect(findEstimator('ols').ok).toBe(true)
    expect(findEstimator('magic')).toMatchObject({
      ok: false,
      error: { code: 'method-unknown', method: 'magic' },
    })
  })

  it.each([
    ['tuning', 11],
    ['tuning', NaN],
    ['tuning', '1'],
    ['iterations', 2.5],
    ['iterations', 0],
    ['scale', 'other'],
    ['refit', 1],
    ['unheard', 1],
    ['penalty', -1],
    ['tuning', null],
    ['bounds', 3],
  ])('refuses %s = %s', (option, value) => {
    expect(readOptions(example, { [option]: value })).toMatchObject({
      ok: false,
      error: { code: 'option-invalid', option, value: String(value) },
    })
  })

  it('takes what is given and fills the rest with defaults', () => {
    expect(readOptions(example, { iterations: 5 })).toEqual({
      ok: true,
      value: { tuning: 1.345, iterations: 5, scale: 'mad', refit: false, penalty: null, bounds: '' },
    })
  })
})
