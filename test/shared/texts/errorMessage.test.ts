import { describe, expect, it } from 'vitest'
import type { AppError, ErrorCode } from '@shared/outcome/appError'
import { errorMessage } from '@shared/texts/errorMessage'

/** One of each; the type asks for every code. */
const path = '/data/a.csv'
const formula = 'mpg ~ wt'
const samples: { readonly [C in ErrorCode]: Extract<AppError, { code: C }> } = {
  'file-not-found': { code: 'file-not-found', path },
  'file-not-readable': {
    code: 'file-not-readable',
    path,
    reason: "EACCES: permission denied, open '/data/a.csv'",
  },
  'file-is-folder': { code: 'file-is-folder', path },
  'file-not-regular': { code: 'file-not-regular', path },
  'file-changed-meanwhile': { code: 'file-changed-meanwhile', path },
  'file-empty': { code: 'file-empty', path },
  'file-binary': { code: 'file-binary', path },
  'file-header-only': { code: 'file-header-only', path, columns: 3 },
  'file-columns-differ': { code: 'file-columns-differ', path, first: 'a.csv', column: 'x' },
  'file-line-too-long': { code: 'file-line-too-long', path, byte: 8, limit: '32 MB' },
  'file-format-unsupported': { code: 'file-format-unsupported', path, format: 'ZIP' },
  'encoding-unsupported': { code: 'encoding-unsupported', path, encoding: 'x' },
  'workbook-damaged': { code: 'workbook-damaged', path, reason: 'truncated' },
  'web-page-no-table': { code: 'web-page-no-table', path },
  'data-damaged': { code: 'data-damaged', path, reason: 'it ends early' },
  'workbook-encrypted': { code: 'workbook-encrypted', path },
  'workbook-too-large': { code: 'workbook-too-large', path, limit: '1 GB' },
  'sheet-not-found': { code: 'sheet-not-found', path, sheet: 'x', sheets: 'a, b' },
  'sheet-empty': { code: 'sheet-empty', path, sheet: 'a' },
  'range-invalid': { code: 'range-invalid', path, range: 'A' },
  'paste-empty': { code: 'paste-empty' },
  'paste-too-large': { code: 'paste-too-large', limit: '50 MB' },
  'import-failed': { code: 'import-failed', path, reason: 'quote not closed.' },
  'disk-full': { code: 'disk-full', folder: '/tmp' },
  'temporary-files-impossible': {
    code: 'temporary-files-impossible',
    folder: '/tmp',
    reason: 'EROFS: read-only file system',
  },
  'filter-invalid': { code: 'filter-invalid', condition: 'x >', reason: 'syntax' },
  'formula-syntax': { code: 'formula-syntax', formula, position: 4, found: ')', expected: 'a term' },
  'function-unknown': { code: 'function-unknown', formula, position: 4, name: 'f', known: 'log' },
  'column-unknown': { code: 'column-unknown', name: 'w', position: 4, suggestions: 'wt' },
  'response-missing': { code: 'response-missing', formula },
  'response-not-numeric': { code: 'response-not-numeric', name: 'model', example: 'Fiat' },
  'response-counts': { code: 'response-counts', name: 'cbind(alive, dead)' },
  'expression-not-numeric': { code: 'expression-not-numeric', expression: 'log(model)', name: 'model' },
  'no-terms': { code: 'no-terms', formula },
  'too-few-rows': { code: 'too-few-rows', rows: 1, coefficients: 2 },
  'all-rows-missing': { code: 'all-rows-missing', rows: 10, columns: 'a, b' },
  'all-rows-excluded': { code: 'all-rows-excluded', rows: 10 },
  'values-infinite': { code: 'values-infinite', name: 'log(x)', row: 12345, count: 2 },
  'factor-one-level': { code: 'factor-one-level', name: 'f', level: 'a' },
  'too-many-columns': { code: 'too-many-columns', columns: 9000, limit: 5000 },
  'weights-invalid': { code: 'weights-invalid', name: 'w', row: 3, value: '-1' },
  'weights-zero': { code: 'weights-zero', name: 'w' },
  'weights-uneven': { code: 'weights-uneven', smallest: 1e-300, largest: 1e300, term: 'x' },
  'coefficient-infinite': { code: 'coefficient-infinite', term: 'x' },
  'robust-undetermined': { code: 'robust-undetermined' },
  'cluster-not-chosen': { code: 'cluster-not-chosen' },
  'cluster-missing': { code: 'cluster-missing', name: 'firm', row: 7 },
  'cluster-single': { code: 'cluster-single', name: 'firm' },
  'degree-too-high': { code: 'degree-too-high', name: 'x', degree: 4, distinct: 3 },
  'constraint-syntax': {
    code: 'constraint-syntax',
    constraints: 'wt >= 0; hp',
    position: 12,
    found: 'the end of the constraints',
    expected: '=, <= or >=',
  },
  'constraint-term-unknown': {
    code: 'constraint-term-unknown',
    name: 'w',
    position: 1,
    suggestions: 'wt',
    known: '(Intercept), wt, hp',
  },
  'constraint-nonlinear': { code: 'constraint-nonlinear', constraints: 'wt*hp = 1', position: 3 },
  'constraint-without-term': { code: 'constraint-without-term', constraint: '1 = 2', position: 1 },
  'constraints-contradictory': { code: 'constraints-contradictory', conflict: 'wt >= 1; wt <= 0' },
  'constraint-aliased': { code: 'constraint-aliased', constraint: 'wt >= 0', term: 'wt' },
  'rows-out-of-range': { code: 'rows-out-of-range', rows: '40-44', rowCount: 32 },
  'predictors-absent': { code: 'predictors-absent', names: 'wt, hp', present: 'mpg' },
  'predictor-type-differs': {
    code: 'predictor-type-differs',
    name: 'wt',
    expected: 'numbers',
    found: 'text',
    example: 'heavy',
  },
  'learning-rate-invalid': { code: 'learning-rate-invalid', value: '-1' },
  'iterations-invalid': { code: 'iterations-invalid', value: '1.5', limit: 1_000_000_000 },
  'pretrained-invalid': { code: 'pretrained-invalid', path: 'a.json', reason: 'terms: missing' },
  'pretrained-term-missing': { code: 'pretrained-term-missing', path: 'a.json', missing: 'z', known: 'x' },
  'start-missing': { code: 'start-missing', names: 'b', example: 'a=1,b=1' },
  'nonlinear-no-parameter': { code: 'nonlinear-no-parameter', formula: 'y ~ x', most: 50 },
  'nonlinear-function': { code: 'nonlinear-function', name: 'floor()' },
  'response-not-binary': { code: 'response-not-binary', name: 'y', value: '2', row: 3 },
  'response-one-class': { code: 'response-one-class', name: 'y', value: 1 },
  'residual-scale-zero': { code: 'residual-scale-zero' },
  'start-unknown': { code: 'start-unknown', name: 'b', known: 'a' },
  'step-type': { code: 'step-type', name: 'g', found: 'text', expected: 'numbers' },
  'step-no-values': { code: 'step-no-values', name: 'x' },
  'step-value': { code: 'step-value', name: 'x', value: 'a', expected: 'numbers' },
  'step-file': { code: 'step-file', name: 'b.csv', cause: { code: 'file-not-found', path } },
  'step-key-types': { code: 'step-key-types', name: 'id', found: 'numbers', other: 'key', expected: 'text' },
  'step-keys-repeated': { code: 'step-keys-repeated', columns: 'id', keys: '“7”', count: 1 },
  'step-column-later': { code: 'step-column-later', name: 'z', step: 3 },
  'step-column-off': { code: 'step-column-off', name: 'z', step: 3 },
  'step-column-gone': { code: 'step-column-gone', name: 'z', step: 3 },
  'step-internal': { code: 'step-internal', reason: 'x' },
  'step-failed': { code: 'step-failed', step: 2, cause: { code: 'step-no-values', name: 'x' } },
  'steps-unreadable': { code: 'steps-unreadable', path, reason: 'x' },
  'steps-invalid': { code: 'steps-invalid', path, step: 2, field: 'share', reason: 'too large' },
  usage: { code: 'usage', detail: 'missing argument' },
  'method-unknown': { code: 'method-unknown', method: 'x', known: 'ols' },
  'option-unfit': { code: 'option-unfit', option: '--sheet', path },
  'option-text-only': { code: 'option-text-only', option: '--delimiter', path },
  'option-invalid': { code: 'option-invalid', option: '--level', value: '2', expected: '0 to 1' },
  cancelled: { code: 'cancelled' },
  'engine-stopped': { code: 'engine-stopped', reason: 'exit code 9' },
  'not-granted': { code: 'not-granted' },
  'message-invalid': { code: 'message-invalid', detail: 'x' },
  'table-closed': { code: 'table-closed' },
  'fit-outdated': { code: 'fit-outdated' },
  'copy-too-large': { code: 'copy-too-large', cells: 5_000_000, limit: 2_000_000 },
  'sheet-too-small': {
    code: 'sheet-too-small',
    rows: 2_000_000,
    columns: 3,
    rowLimit: 1_048_575,
    columnLimit: 16_384,
  },
  'cell-too-long': { code: 'cell-too-long', row: 7, name: 'notes', limit: 32_767 },
  'write-failed': { code: 'write-failed', path, reason: 'ENOSPC: no space left on device, write' },
  'pdf-unavailable': { code: 'pdf-unavailable' },
  'out-of-memory': { code: 'out-of-memory' },
  'project-unrecognised': { code: 'project-unrecognised', path },
  'project-damaged': { code: 'project-damaged', path, reason: 'it ends early' },
  'project-newer': { code: 'project-newer', path, version: 9, known: 1 },
  'project-invalid': { code: 'project-invalid', path, place: 'document.model.level', reason: 'too big' },
  'project-too-large': { code: 'project-too-large', path, limit: '400 MB' },
  'project-too-deep': { code: 'project-too-deep', path, limit: 64 },
  'project-too-many-values': { code: 'project-too-many-values', path, limit: 10_000_000 },
  'project-data-damaged': { code: 'project-data-damaged', path, name: 'a.csv' },
  'project-data-too-large': { code: 'project-data-too-large', name: 'a.csv', limit: '200 MB' },
  'project-file-gone': { code: 'project-file-gone', path, name: 'a.csv' },
  'project-changed-elsewhere': { code: 'project-changed-elsewhere', path },
  'project-open-elsewhere': { code: 'project-open-elsewhere', path, owner: 'host, 12' },
  'project-without-data': { code: 'project-without-data', path },
  'journal-failed': { code: 'journal-failed', path, reason: 'ENOSPC: no space left on device' },
  internal: { code: 'internal', detail: 'x' },
}

describe('errorMessage', () => {
  it.each(Object.values(samples))('fills every parameter of $code and ends its sentences', (error) => {
    for (const language of ['en', 'zh'] as const) {
      const text = errorMessage(error, language)
      expect(text).not.toMatch(/\{\w+\}|undefined/)
      expect(text).toMatch(language === 'en' ? /\.$/ : /。$/)
      expect(text).not.toMatch(/\.\.|。。/)
    }
  })

  it('says what, where and what to do', () => {
    const error: AppError = { code: 'values-infinite', name: 'log(x)', row: 12345, count: 2 }
    expect(errorMessage(error, 'en')).toContain('row 12,345')
    expect(errorMessage(error, 'zh')).toContain('第 12,345 行')
  })

  it('puts the system’s reasons in plain words', () => {
    expect(errorMessage(samples['write-failed'], 'en')).toContain('the disk is full')
    expect(errorMessage(samples['write-failed'], 'zh')).toContain('磁盘空间已满')
  })

  it('puts what a formula lacks into Chinese', () => {
    const error: AppError = {
      code: 'formula-syntax',
      formula: 'mpg ~',
      position: 6,
      found: 'the end',
      expected: 'a name, a number or (',
    }
    expect(errorMessage(error, 'zh')).toContain('遇到 公式结尾，此处应为 列名、数字或 (。')
    expect(errorMessage({ ...error, found: 'wt', expected: '& or |' }, 'zh')).toContain('此处应为 & 或 |。')
  })

  it('says so when no column has a similar name', () => {
    const error: AppError = { code: 'column-unknown', name: 'q', position: 1, suggestions: '' }
    expect(errorMessage(error, 'en')).toContain('similar names: none.')
    expect(errorMessage(error, 'zh')).toContain('名称相近的列：无。')
  })

  it('does not read a parameter as a text with parameters', () => {
    expect(
      errorMessage({ code: 'column-unknown', name: '{code}$&', position: 7, suggestions: '' }, 'en'),
    ).toContain('“{code}$&”')
  })
})
