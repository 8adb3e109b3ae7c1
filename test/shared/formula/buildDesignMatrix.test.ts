import { describe, expect, it } from 'vitest'
import { buildDesignMatrix } from '@shared/formula/buildDesignMatrix'
import { expandTerms } from '@shared/formula/expandTerms'
import { parseFormula } from '@shared/formula/parseFormula'
import { build, builtDesign, matrixOf, responseOf, tableRows } from './buildReference'
import { referenceTable, tableOf } from './referenceTable'

const table = tableOf({
  y: [1, 2, 3, 4, 5, 6],
  x: [1, 0, null, 4, 5, -1],
  f: ['a', 'b', null, 'b', 'a', 'c'],
  k: [2, 2, 2, 2, 2, 2],
  l: [true, true, null, true, true, true],
  none: [null, null, null, null, null, null],
  w: [1, 0, 2, 0.5, 3, 1],
  text: ['1', '2.5', 'x', '', '-3', '4'],
})

describe('rows', () => {
  it('a row that lacks any variable of the model is left out and counted; NaN is missing', () => {
    const built = build('y ~ x', table)
    expect(built).toMatchObject({ ok: true, value: { missingCount: 1, excludedCount: 0 } })
    expect(tableRows(builtDesign('y ~ f', table))).toEqual([0, 1, 3, 4, 5])
    expect(tableRows(builtDesign('y ~ sqrt(x)', table))).toEqual([0, 1, 3, 4])
    expect(tableRows(builtDesign('sqrt(x) ~ y', table))).toEqual([0, 1, 3, 4])
    expect(tableRows(builtDesign('y ~ y:w + x - x', table))).toEqual([0, 1, 3, 4, 5])
  })

  it('excluded rows are counted apart from missing ones, and their levels are not the model’s', () => {
    const included = Uint8Array.of(1, 1, 1, 1, 1, 0)
    const built = build('y ~ f', table, { included })
    expect(built).toMatchObject({ ok: true, value: { missingCount: 1, excludedCount: 1 } })
    expect(builtDesign('y ~ f', table, { included }).columnNames).toEqual(['(Intercept)', 'fb'])
  })

  it('a subset of the rows has the rows of X that it has in the whole', () => {
    const included = Uint8Array.from({ length: referenceTable.rowCount }, (_, row) => (row % 3 === 1 ? 0 : 1))
    for (const formula of [
      'y ~ x * z',
      'y ~ log(z) + I(x^2) + l',
      'y ~ g * z',
      'y ~ poly(z, 2, raw = TRUE):g',
    ]) {
      const whole = builtDesign(formula, referenceTable)
      const part = builtDesign(formula, referenceTable, { included })
      const [all, some] = [matrixOf(whole), matrixOf(part)]
      const wholeRows = tableRows(whole)
      tableRows(part).forEach((row, i) => {
        const at = wholeRows.indexOf(row)
        for (let j = 0; j < part.columnCount; j++) {
          expect(some[j * part.rowCount + i]).toBe(all[j * whole.rowCount + at])
        }
      })
    }
  })
})

/** Numbers that count how often a block of them is copied. */
class CountedNumbers extends Float64Array {
  copies = 0

  override subarray(begin?: number, end?: number): Float64Array<ArrayBuffer> {
    this.copies++
    return new Float64Array(this.buffer).subarray(begin, end)
  }
}

describe('products that may leave the range of doubles', () => {
  it.each([
    ['a column as it is', 'y ~ x', 1, false],
    ['moderate columns', 'y ~ x:z', 1, false],
    ['columns whose product may be too large', 'y ~ x:z', 1e200, true],
  ])('are looked for only where magnitudes allow them: %s', (_, formula, scale, areReadAgain) => {
    const cells = Array.from({ length: 40 }, (__, i) => (i + 1) * scale)
    const counted = new CountedNumbers(cells)
    const plain = tableOf({ y: cells.map((value) => value / scale), x: cells, z: cells.map(() => scale) })
    build(formula, {
      ...plain,
      columns: new Map(plain.columns).set('x', { kind: 'numeric', name: 'x', values: counted }),
    })
    expect(counted.copies > 0).toBe(areReadAgain)
  })
})

describe('the response', () => {
  it('may be logical, as 1 and 0', () => {
    expect(Array.from(responseOf(builtDesign('l ~ y', table)))).toEqual([1, 1, 1, 1, 1])
    expect(Array.from(responseOf(builtDesign('y > 3 ~ w', table)))).toEqual([0, 0, 0, 1, 1, 1])
  })

  it('cbind(successes, failures) is shares of trials for a method that asks, else refused', () => {
    expect(build('cbind(y, w) ~ k', table)).toMatchObject({
      error: { code: 'response-counts', name: 'cbind(y, w)' },
    })
    const parsed = parseFormula('cbind(y, w) ~ x')
    const terms = parsed.ok ? expandTerms(parsed.value, table.summaries) : parsed
    if (!terms.ok) throw new Error(JSON.stringify(terms.error))
    const { columns, rowCount } = table
    const request = { terms: terms.value, columns, rowCount, included: null, counts: 'shares' } as const
    const built = buildDesignMatrix(request)
    if (!built.ok) throw new Error(JSON.stringify(built.error))
    expect(built.value.design.trials).toEqual(Float64Array.of(2, 2, 4.5, 8, 7))
    expect(responseOf(built.value.design)).toEqual(Float64Array.of(1 / 2, 1, 4 / 4.5, 5 / 8, 6 / 7))
  })
})

describe('weights', () => {
  it('are read from a column or an expression; zero is allowed', () => {
    expect(builtDesign('y ~ x', table, { weights: 'w' }).weights).toEqual(Float64Array.of(1, 0, 0.5, 3, 1))
    expect(builtDesign('y ~ w', table, { weights: '1/y' }).weights?.[3]).toBe(0.25)
  })

  it('that are missing leave their rows out, with the levels that only those have', () => {
    const built = build('y ~ f', table, { weights: 'sqrt(x)' })
    if (!built.ok) throw new Error(built.error.code)
    const { design, ...counts } = built.value
    expect(counts).toEqual({ missingCount: 2, weightlessCount: 1, excludedCount: 0 })
    expect(design.columnNames).toEqual(['(Intercept)', 'fb'])
    expect(design.weights).toEqual(Float64Array.of(1, 0, 2, Math.sqrt(5)))
    expect(build('y ~ k', table, { weights: 'none' })).toMatchObject({ error: { code: 'all-rows-missing' } })
  })

  it.each([
    ['1 - w', { code: 'weights-invalid', name: '1 - w', row: 3, value: '-1' }],
    ['1/(w * 0)', { code: 'weights-invalid', row: 1, value: 'Infinity' }],
    ['f', { code: 'weights-invalid', name: 'f', row: 1, value: 'a' }],
    ['v', { code: 'column-unknown', name: 'v' }],
    ['w +', { code: 'formula-syntax', position: 4 }],
  ])('%s is refused', (weights, error) => {
    expect(build('y ~ k', table, { weights })).toMatchObject({ ok: false, error })
  })
})

describe('refusals', () => {
  it.each([
    ['y ~ log(x)', { code: 'values-infinite', name: 'log(x)', row: 2, count: 1 }],
    ['y ~ I(y/x)', { code: 'values-infinite', name: 'I(y/x)', row: 2, count: 1 }],
    ['y ~ poly(1/(y - 2), 2)', { code: 'values-infinite', row: 2, count: 1 }],
    ['log(y - 1) ~ w', { code: 'values-infinite', name: 'log(y - 1)', row: 1, count: 1 }],
    [
      'y ~ I(y * 1e200):I(w * 1e200)',
      { code: 'values-infinite', name: 'I(y * 1e+200):I(w * 1e+200)', row: 1, count: 5 },
    ],
    ['y ~ poly(I(y * 1e200), 2, raw = TRUE)', { code: 'values-infinite', row: 1, count: 6 }],
    ['y ~ none', { code: 'all-rows-missing', rows: 6, columns: 'y, none' }],
    ['y ~ factor(k)', { code: 'factor-one-level', name: 'factor(k)', level: '2' }],
    ['y ~ 0 + factor(k)', { code: 'factor-one-level', name: 'factor(k)', level: '2' }],
    ['y ~ poly(w, 5)', { code: 'degree-too-high', name: 'w', degree: 5, distinct: 5 }],
    ['y ~ poly(log(y), 6)', { code: 'degree-too-high', name: 'log(y)', degree: 6, distinct: 6 }],
    ['y ~ factor(f, ref = "z")', { code: 'formula-syntax', position: 21, found: 'z', expected: 'a, b, c' }],
  ])('%s', (formula, error) => {
    expect(build(formula, table)).toMatchObject({ ok: false, error })
  })

  it('every row excluded', () => {
    expect(build('y ~ x', table, { included: new Uint8Array(6) })).toEqual({
      ok: false,
      error: { code: 'all-rows-excluded', rows: 6 },
    })
  })

  it('a level that only excluded rows have is no level', () => {
    const included = Uint8Array.of(1, 0, 0, 0, 1, 0)
    expect(build('y ~ f', table, { included })).toMatchObject({
      error: { code: 'factor-one-level', level: 'a' },
    })
  })

  it('more than two thousand columns', () => {
    const many = tableOf({
      y: Array.from({ length: 300 }, (_, i) => i),
      a: Array.from({ length: 300 }, (_, i) => `a${i % 150}`),
      b: Array.from({ length: 300 }, (_, i) => `b${i % 149}`),
    })
    expect(build('y ~ a * b', many)).toMatchObject({
      error: { code: 'too-many-columns', columns: 150 * 149, limit: 2_000 },
    })
  })

  it('an infinite value in a row that takes no part is none', () => {
    const included = Uint8Array.of(1, 0, 1, 1, 1, 1)
    expect(build('y ~ log(x)', table, { included })).toMatchObject({ ok: true, value: { missingCount: 2 } })
  })
})

describe('factors', () => {
  it('take any level as reference: factor(f, ref = …) is relevel(factor(f), ref = …)', () => {
    const own = builtDesign('y ~ factor(f, ref = "b")', table)
    expect(own.columnNames).toEqual(['(Intercept)', 'factor(f, ref = "b")a', 'factor(f, ref = "b")c'])
    expect(matrixOf(own)).toEqual(matrixOf(builtDesign('y ~ relevel(factor(f), ref = "b")', table)))
    expect(builtDesign('y ~ relevel(f, ref = "c")', table).columnNames[1]).toBe('relevel(f, ref = "c")a')
  })

  it('a logical variable has both levels, whichever occur', () => {
    expect(builtDesign('y ~ l', table).columnNames).toEqual(['(Intercept)', 'lTRUE'])
    expect(builtDesign('y ~ 0 + l', table).columnNames).toEqual(['lFALSE', 'lTRUE'])
  })

  it('text that writes numbers is read by as.numeric, the rest is missing', () => {
    const design = builtDesign('y ~ as.numeric(text)', table)
    expect(Array.from(matrixOf(design).subarray(design.rowCount))).toEqual([1, 2.5, -3, 4])
  })
})

describe('checks of the columns themselves', () => {
  const parsed = parseFormula('y ~ log(x)')
  const terms = parsed.ok ? expandTerms(parsed.value, table.summaries) : parsed
  const request = { rowCount: 6, included: null }

  it('a column that is absent or of another type than the summaries said is an error', () => {
    if (!terms.ok) throw new Error(terms.error.code)
    const { columns } = table
    const without = new Map([...columns].filter(([name]) => name !== 'x'))
    expect(buildDesignMatrix({ ...request, terms: terms.value, columns: without })).toMatchObject({
      error: { code: 'column-unknown', name: 'x' },
    })
    const asText = new Map([
      ...columns,
      ['x', columns.get('f') ?? { kind: 'numeric' as const, name: '', values: new Float64Array(6) }] as const,
    ])
    expect(buildDesignMatrix({ ...request, terms: terms.value, columns: asText })).toMatchObject({
      error: { code: 'expression-not-numeric', expression: 'log(x)', name: 'x' },
    })
  })
})
