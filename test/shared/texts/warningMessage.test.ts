import { describe, expect, it } from 'vitest'
import type { Warning, WarningCode } from '@shared/outcome/warning'
import { warningMessage } from '@shared/texts/warningMessage'

const samples: { readonly [C in WarningCode]: Extract<Warning, { code: C }> } = {
  'aliased-term': { code: 'aliased-term', term: 'c', partners: 'a, b' },
  'constant-predictor': { code: 'constant-predictor', term: 'year', value: 2019 },
  'constant-response': { code: 'constant-response', name: 'y', value: 1.5 },
  'response-among-predictors': { code: 'response-among-predictors', name: 'y' },
  'perfect-fit': { code: 'perfect-fit', digits: 14.7 },
  'no-residual-df': { code: 'no-residual-df', rows: 3, coefficients: 3 },
  'ill-conditioned': { code: 'ill-conditioned', conditionNumber: 1.23456e11, digits: 4.9 },
  'weights-missing': { code: 'weights-missing', count: 2, rows: 100, name: 'w' },
  'rows-missing': { code: 'rows-missing', count: 1234, rows: 10000 },
  'cells-unparsed': { code: 'cells-unparsed', column: 'x', count: 2, example: '1,5' },
  'descent-diverged': {
    code: 'descent-diverged',
    learningRate: 0.1,
    stableLimit: 0.0819512345,
    ratio: 1.2202383,
    iteration: 57,
  },
  'descent-not-converged': { code: 'descent-not-converged', iterations: 200, needed: 12345 },
  'descent-grew': { code: 'descent-grew', learningRate: 3, iteration: 40 },
  'descent-unfinished': { code: 'descent-unfinished', iterations: 200 },
  'descent-sampled': { code: 'descent-sampled', rows: 200_000, of: 1_000_000, seed: 1 },
  'descent-separated': { code: 'descent-separated', terms: ' (x)' },
  'descent-no-minimum': { code: 'descent-no-minimum' },
  'descent-flat': { code: 'descent-flat', direction: 'x − 0.98 z', conditionNumber: 1.2e9 },
  'descent-flat-standardized': {
    code: 'descent-flat-standardized',
    direction: 'x − 0.98 z',
    conditionNumber: 1.2e9,
  },
  'penalty-none': { code: 'penalty-none' },
  'penalty-largest': { code: 'penalty-largest', lambda: 12.3456789 },
  'penalty-smallest': { code: 'penalty-smallest', lambda: 0.00123456 },
  'penalty-not-optimal': { code: 'penalty-not-optimal', violation: 3.456e-9 },
  'penalised-no-inference': { code: 'penalised-no-inference' },
  'constraints-none': { code: 'constraints-none' },
  'constraints-inactive': { code: 'constraints-inactive', constraints: 'x1 >= 0' },
  'bounds-no-inference': { code: 'bounds-no-inference', bounds: 'x1, x2' },
  'robust-exact': { code: 'robust-exact', exact: 17, rows: 30 },
  'quantile-not-unique': { code: 'quantile-not-unique' },
  'theil-sen-drawn': { code: 'theil-sen-drawn', draws: 500 },
  'ransac-drawn': { code: 'ransac-drawn', draws: 500, threshold: 2.75, inliers: 41, confidence: 99.9 },
  'ransac-unsure': { code: 'ransac-unsure' },
  'robust-many-discounted': { code: 'robust-many-discounted', count: 12, rows: 30 },
  'ransac-minority': { code: 'ransac-minority' },
  'robust-not-converged': { code: 'robust-not-converged', iterations: 2000 },
  'data-changed': { code: 'data-changed', name: 'a.csv' },
  'levels-new': { code: 'levels-new', column: 'region', count: 1, levels: 'west' },
  'data-unseen': { code: 'data-unseen', name: 'a.csv' },
  'data-column-missing': { code: 'data-column-missing', column: 'wt' },
  'data-column-type': { code: 'data-column-type', column: 'wt', was: 'number', now: 'text' },
  'exclusions-beyond': { code: 'exclusions-beyond', count: 3, rows: 32 },
  'many-levels': { code: 'many-levels', name: 'f', levels: 321 },
}

describe('warningMessage', () => {
  it.each(Object.values(samples))('fills every parameter of $code', (warning) => {
    expect(warningMessage(warning, 'en')).not.toMatch(/\{\w+\}|undefined/)
    expect(warningMessage(warning, 'zh')).not.toMatch(/\{\w+\}|undefined/)
  })

  it('rounds to what a reader wants and promises no digit that is not there', () => {
    expect(warningMessage(samples['ill-conditioned'], 'en')).toMatch(/1\.23e11.* 4 digits/)
    expect(warningMessage(samples['descent-diverged'], 'en')).toMatch(/rate 0\.1 is 1\.22 times.* 0\.08195\./)
    expect(warningMessage(samples['rows-missing'], 'zh')).toContain('10,000 行中有 1,234 行')
  })

  it('leaves a value of the data as it is written: a year has no thousands', () => {
    expect(warningMessage(samples['constant-predictor'], 'en')).toContain('value, 2019,')
  })
})
