import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-hostile-'))
let files = 0

/** A CSV file of `count` rows, each made by `row`. */
function csv(header: string, count: number, row: (i: number) => readonly (string | number)[]): string {
  const path = join(folder, `${files++}.csv`)
  const lines = Array.from({ length: count }, (_, i) => row(i).join(','))
  writeFileSync(path, [header, ...lines, ''].join('\n'))
  return path
}

/** Figures without a pattern, the same every time. */
const noise = (i: number): number => Math.sin(i * 1.7) + 0.3 * Math.cos(i * i)

interface Fitted {
  readonly rank: number
  readonly sigma: number | null
  readonly rSquared: number
  readonly conditionNumber: number | string
  readonly coefficients: readonly {
    readonly term: string
    readonly estimate: number | null
    readonly stdError: number | null
    readonly aliased: boolean
    readonly trustedDigits: number
  }[]
}

async function fit(path: string, formula: string, ...more: string[]): Promise<Fitted & { error: string }> {
  const done = await run('fit', path, '--formula', formula, '--json', '-', ...more)
  expect(done.code, done.error).toBe(0)
  return { ...(JSON.parse(done.out) as Fitted), error: done.error }
}

async function refusal(path: string, formula: string, ...more: string[]): Promise<string> {
  const done = await run('fit', path, '--formula', formula, ...more)
  expect(done.out).toBe('')
  expect(done.error).toMatch(/^leastwise: [a-z-]+: [^\n]+\n$/)
  return done.error
}

const plain = csv('x,y', 8, (i) => [i, noise(i)])
const weighted = (weights: (i: number) => string | number): string =>
  csv('x,w,y', 8, (i) => [i, weights(i), noise(i)])

describe('weights', () => {
  it.each(['1e-320', '5e-324', '1e-300', '1e300', '1.7e308'])(
    'that are all %s are no different from none',
    async (weight) => {
      const one = await fit(
        weighted(() => weight),
        'y ~ x',
        '--weights',
        'w',
      )
      const other = await fit(plain, 'y ~ x')
      one.coefficients.forEach(({ estimate, stdError }, j) => {
        expect(estimate).toBeCloseTo(other.coefficients[j].estimate ?? NaN, 13)
        expect(stdError).toBeCloseTo(other.coefficients[j].stdError ?? NaN, 13)
      })
      expect(one.rSquared).toBeCloseTo(other.rSquared, 13)
      expect(one.conditionNumber).toBeCloseTo(Number(other.conditionNumber), 12)
    },
  )

  it.each([
    ['-1', 'weights-invalid', 'row 3 of “w” is -1'],
    ['Inf', 'weights-invalid', 'row 3 of “w” is Infinity'],
    ['abc', 'weights-invalid', 'row 3 of “w” is abc'],
    ['1e300', 'weights-uneven', '“x”'],
  ])('one of which is “%s” are refused: %s', async (weight, code, mention) => {
    const error = await refusal(
      weighted((i) => (i === 2 ? weight : 1.5)),
      'y ~ x',
      '--weights',
      'w',
    )
    expect(error).toContain(`leastwise: ${code}: `)
    expect(error).toContain(mention)
  })

  it('that are missing leave their rows out, as R does, and say how many', async () => {
    const weight = (i: number): number => 1 + (i % 3)
    const holes = weighted((i) => (i === 2 || i === 5 ? '' : weight(i)))
    for (const method of ['ols', 'huber', 'lad', 'ridge']) {
      const asked = ['--weights', 'w', '--method', method]
      const one = await fit(holes, 'y ~ x', ...asked)
      const other = await fit(weighted(weight), 'y ~ x', ...asked, '--exclude', '3,6')
      expect(one.coefficients).toEqual(other.coefficients)
      expect(one).toMatchObject({ nUsed: 6, nMissing: 2, nExcluded: 0 })
      expect(one.error).toMatch(/warning: weights-missing: 2 of 8 rows have no weight in “w”/)
      expect(one.error).not.toContain('rows-missing')
    }
    const all = await refusal(
      weighted(() => ''),
      'y ~ x',
      '--weights',
      'w',
    )
    expect(all).toMatch(/all-rows-missing: .*w/)
  })

  it('of 0 in every row leave nothing to fit', async () => {
    expect(
      await refusal(
        weighted(() => 0),
        'y ~ x',
        '--weights',
        'w',
      ),
    ).toMatch(/weights-zero/)
  })

  it('of 0 do not count as rows', async () => {
    const error = await refusal(
      weighted((i) => (i === 4 ? 1 : 0)),
      'y ~ x',
      '--weights',
      'w',
    )
    expect(error).toMatch(/too-few-rows: .*: 1; .*: 2\./)
  })

  it('may differ by 300 powers of ten where the large ones determine the fit', async () => {
    const { coefficients } = await fit(
      weighted((i) => (i % 2 === 0 ? 1e300 : 1e-300)),
      'y ~ x',
      '--weights',
      'w',
    )
    const alone = await fit(plain, 'y ~ x', '--where', 'x % 2 = 0')
    coefficients.forEach(({ estimate }, j) => {
      expect(estimate).toBeCloseTo(alone.coefficients[j].estimate ?? NaN, 13)
    })
  })
})

describe('columns near the limits of doubles', () => {
  const predictor = (write: (i: number) => string | number): string =>
    csv('x,y', 20, (i) => [write(i), noise(i)])

  it.each(['e-300', 'e300'])('%s rescale the coefficient and nothing else', async (power) => {
    const extreme = await fit(
      predictor((i) => `${i + 1}${power}`),
      'y ~ x',
    )
    const ordinary = await fit(
      predictor((i) => i + 1),
      'y ~ x',
    )
    const [intercept, slope] = extreme.coefficients
    expect(intercept.estimate).toBeCloseTo(ordinary.coefficients[0].estimate ?? NaN, 13)
    const back = (slope.estimate ?? NaN) * Number(`1${power}`)
    expect(back).toBeCloseTo(ordinary.coefficients[1].estimate ?? NaN, 13)
    expect(extreme.rSquared).toBeCloseTo(ordinary.rSquared, 13)
    expect(extreme.conditionNumber).toBeGreaterThan(1e298)
  })

  it('mixed, with their product, have an infinite condition number and sound coefficients', async () => {
    const path = csv('x,z,y', 20, (i) => [`${i + 1}e300`, `${noise(i)}e-300`, noise(i + 9)])
    const { coefficients, conditionNumber } = await fit(path, 'y ~ x * z')
    expect(conditionNumber).toBe('Infinity')
    const same = csv('x,z,y', 20, (i) => [i + 1, noise(i), noise(i + 9)])
    const ordinary = await fit(same, 'y ~ x * z')
    expect(coefficients[3].estimate).toBeCloseTo(ordinary.coefficients[3].estimate ?? NaN, 12)
  })

  it.each([
    ['subnormal', (i: number) => `${i + 1}e-320`],
    ['of the smallest doubles', (i: number) => (i % 2 === 0 ? '0' : '5e-324')],
  ])('%s have a coefficient beyond the range, which is said', async (_, write) => {
    const error = await refusal(predictor(write), 'y ~ x')
    expect(error).toMatch(/coefficient-infinite: .*“x”/)
  })

  it('claim no digits that a subnormal coefficient cannot hold', async () => {
    const path = csv('x,y', 20, (i) => [i, `${Math.round(1000 * noise(i))}e-320`])
    const { coefficients } = await fit(path, 'y ~ x')
    expect(coefficients[1].trustedDigits).toBeLessThan(6)
  })

  it('with unit spread at 1e14 keep the slope of the spread', async () => {
    const far = await fit(
      csv('x,y', 50, (i) => [`10000000000000${i % 10}`, noise(i)]),
      'y ~ x',
    )
    const near = await fit(
      csv('x,y', 50, (i) => [i % 10, noise(i)]),
      'y ~ x',
    )
    expect(far.coefficients[1].estimate).toBeCloseTo(near.coefficients[1].estimate ?? NaN, 14)
    expect(far.coefficients[1].stdError).toBeCloseTo(near.coefficients[1].stdError ?? NaN, 14)
  })

  it('are not called constant when they are merely close to each other', async () => {
    const path = csv('x,y', 20, (i) => [`${1e15 + (i % 5)}.${i % 2 === 0 ? '25' : '75'}`, noise(i)])
    const { error, coefficients } = await fit(path, 'y ~ x')
    if (coefficients[1].aliased) expect(error).toMatch(/aliased-term: .*“x”/)
    expect(error).not.toContain('constant-predictor')
  })
})

describe('models at the edge', () => {
  it.each([
    ['y ~ 0', 4, 'no-terms'],
    ['~ x', 4, 'response-missing'],
    ['', 4, 'response-missing'],
    ['y ~ I(1/x)', 4, 'values-infinite'],
    ['y ~ I(x^1e6)', 4, 'values-infinite'],
    ['y ~ poly(x, 8)', 4, 'degree-too-high'],
    ['y ~ poly(x, 1e9)', 4, 'formula-syntax'],
    ['y ~ x^0', 4, 'formula-syntax'],
  ])('%s: %i %s', async (formula, code, errorCode) => {
    const done = await run('fit', plain, '--formula', formula)
    expect(done.error).toContain(`leastwise: ${errorCode}: `)
    expect(done.code).toBe(code)
  })

  it('a column of zeros is a constant, with and without an intercept', async () => {
    const path = csv('z,y', 8, (i) => [0, noise(i)])
    for (const formula of ['y ~ z', 'y ~ 0 + z']) {
      const { error, rank } = await fit(path, formula)
      expect(error).toMatch(/constant-predictor: “z” has the same value, 0,/)
      expect(rank).toBe(formula.includes('0') ? 0 : 1)
    }
  })

  it('the response among the predictors is left out, and that is said', async () => {
    const { coefficients, error } = await fit(plain, 'y ~ x + y')
    expect(coefficients.map(({ term }) => term)).toEqual(['(Intercept)', 'x'])
    expect(error).toMatch(/response-among-predictors: .*“y”/)
    expect((await fit(plain, 'y ~ .')).error).toBe('')
  })

  it('no row that satisfies the condition, or none left', async () => {
    for (const condition of ['x > 100', 'x IS NULL', 'FALSE']) {
      expect(await refusal(plain, 'y ~ x', '--where', condition)).toMatch(/all-rows-excluded/)
    }
    expect(await refusal(plain, 'y ~ x', '--where', 'x > 6.5')).toMatch(/too-few-rows/)
  })

  it('a number beyond the range in a condition', async () => {
    expect((await fit(plain, 'y ~ x', '--where', 'x < 1e400')).rank).toBe(2)
    expect(await refusal(plain, 'y ~ x', '--where', 'x > 1e400')).toMatch(/all-rows-excluded/)
  })

  it('one row, and as many rows as coefficients', async () => {
    const one = csv('x,y', 1, () => [1, 2])
    expect(await refusal(one, 'y ~ x')).toMatch(/too-few-rows/)
    expect((await fit(one, 'y ~ 1')).error).toMatch(/no-residual-df: 1 rows/)
    const { coefficients, sigma } = await fit(
      csv('x,y', 2, (i) => [i, 2 * i + 1]),
      'y ~ x',
    )
    expect(coefficients.map(({ stdError }) => stdError)).toEqual([null, null])
    expect(sigma).toBeNull()
  })

  it('dependence among a factor, another and their product is named column by column', async () => {
    const path = csv('f,g,y', 20, (i) => ['abc'[i % 3], 'uv'[i % 3 === 0 ? 0 : 1], noise(i)])
    const { coefficients, error } = await fit(path, 'y ~ f * g')
    const aliased = coefficients.filter((coefficient) => coefficient.aliased).map(({ term }) => term)
    expect(aliased).toEqual(['gv', 'fb:gv', 'fc:gv'])
    expect(error).toMatch(/“gv” follows from fb, fc /)
  })

  it('a level that only incomplete rows have is no level', async () => {
    const path = csv('f,y', 9, (i) => [i === 0 ? 'z' : 'qr'[i % 2], i === 0 ? '' : noise(i)])
    const { coefficients } = await fit(path, 'y ~ f')
    expect(coefficients.map(({ term }) => term)).toEqual(['(Intercept)', 'fr'])
  })

  it('levels that look like an interaction stay what they are', async () => {
    const path = csv('f,g,y', 16, (i) => [['a', 'a:b'][i % 2], ['b', 'c'][(i >> 1) % 2], noise(i)])
    const { coefficients } = await fit(path, 'y ~ f * g')
    expect(coefficients.map(({ term }) => term)).toEqual(['(Intercept)', 'fa:b', 'gc', 'fa:b:gc'])
  })
})

describe('size', () => {
  it('refuses ten thousand levels at once instead of filling the memory', async () => {
    const path = csv('f,y', 10_000, (i) => [`level ${i}`, noise(i)])
    const started = performance.now()
    expect(await refusal(path, 'y ~ f')).toMatch(/too-many-columns: .*10,000.*2,000/)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('reads a formula of 20,000 characters', async () => {
    const { coefficients } = await fit(plain, `y ~ ${Array(5000).fill('x').join(' + ')}`)
    expect(coefficients.length).toBe(2)
  })

  it('says in a line of bearable length where a long formula breaks', async () => {
    const error = await refusal(plain, `y ~ ${'('.repeat(10_000)}x${')'.repeat(10_000)}`)
    expect(error).toMatch(/^leastwise: formula-syntax: /)
    expect(error.length).toBeLessThan(500)
  })
})

describe('control characters of a file', () => {
  const escaping = csv('y,x,group', 12, (i) => [
    noise(i),
    i === 3 ? '3\u001b]0;renamed\u0007' : i,
    i % 2 === 0 ? 'a' : 'b\u001b[2J\u009b31m',
  ])

  it.each([
    ['inspect', escaping],
    ['fit', escaping, '--formula', 'y ~ group'],
    ['diagnose', escaping, '--formula', 'y ~ group'],
    ['fit', escaping, '--formula', 'y ~ nothing\u001b[2J'],
  ])('never reach the terminal from %s', async (...argv: string[]) => {
    const { out, error } = await run(...argv)
    expect(out + error).not.toMatch(/(?!\n)\p{Cc}/u)
    expect(out + error).not.toBe('')
  })

  it('are shown by their pictures', async () => {
    expect((await run('fit', escaping, '--formula', 'y ~ group')).out).toContain('groupb␛[2J\ufffd31m')
  })
})
