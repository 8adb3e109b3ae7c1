import { describe, expect, it } from 'vitest'
import type { LeastSquares } from '@shared/estimators/leastSquares'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { ArrayDesignInput } from './arrayDesign'
import { arrayDesign, powers } from './arrayDesign'
import { digitsOfAgreement, nistDesign, nistSets } from './nistLinear'

/** By how many digits a coefficient claims too much (positive) or too little, against the truth. */
function overclaims(fit: LeastSquares, truth: ArrayLike<number>): number[] {
  return [...fit.columns].map((j) => {
    const agreement = digitsOfAgreement(fit.coefficients[j], truth[j])
    return fit.trustedDigits[j] - Math.min(15, agreement)
  })
}

describe('trusted digits against the certified values of NIST', () => {
  it.each(nistSets.map((set) => [set.name, set] as const))('%s', (_, set) => {
    const fit = solveLeastSquares(nistDesign(set))
    // The certified values have 15 digits: a value that rounds to one of them agrees wholly.
    const certified = set.certified.params.map(({ estimate }, j) => {
      const rounded = Number(fit.coefficients[j].toPrecision(15))
      return rounded === estimate ? fit.coefficients[j] : estimate
    })
    const excess = overclaims(fit, certified)
    expect(Math.max(...excess)).toBeLessThan(0.5)
    expect(Math.min(...excess)).toBeGreaterThan(-2)
  })
})

/** Random problems of a kind, solved in double; the truth is the same problem in double-double. */
function excessOf(
  kind: (random: ReturnType<typeof seededRandom>) => ArrayDesignInput,
  runs: number,
): number[] {
  const random = seededRandom(2)
  return Array.from({ length: runs }, () => {
    const design = arrayDesign(kind(random))
    const fit = solveLeastSquares(design, { arithmetic: 'double' })
    return overclaims(fit, solveLeastSquares(design, { arithmetic: 'double-double' }).coefficients)
  }).flat()
}

const draw = (n: number, value: (i: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => value(i))

describe('trusted digits of double arithmetic: within half a digit above the truth, and not three below', () => {
  it.each([
    ['independent predictors', 30, 1, 0, 1],
    ['predictors far from zero', 30, 1, 1000, 1],
    ['nearly collinear predictors', 60, 1e-4, 0, 1],
    ['a nearly perfect fit', 200, 1, 0, 1e-6],
    ['many rows', 20_000, 1, 3, 1],
  ])('%s', (_, n, spread, offset, noise) => {
    const excess = excessOf(
      (random) => {
        const common = draw(n, () => random.normal())
        const columns = [1, 2, 3].map(() => {
          const shift = offset * random.normal()
          return draw(n, (i) => common[i] + spread * random.normal() + shift)
        })
        const response = draw(n, (i) => 2 + columns[0][i] - 0.4 * columns[2][i] + noise * random.normal())
        return { columns, response }
      },
      n > 1000 ? 4 : 50,
    )
    const sorted = [...excess].sort((a, b) => a - b)
    expect(sorted[sorted.length - 1]).toBeLessThan(0.5)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeGreaterThan(-3)
  })

  it('polynomials', () => {
    const excess = excessOf((random) => {
      const start = random.integer(5)
      const x = draw(40, (i) => start + i / 40)
      return {
        columns: powers(x, 4).columns,
        response: x.map((value) => Math.exp(-value) + 0.1 * random.normal()),
      }
    }, 30)
    expect(Math.max(...excess)).toBeLessThan(0.5)
  })
})

describe('the arithmetic chosen', () => {
  const n = 50
  const random = seededRandom(4)
  const x = draw(n, () => random.normal())
  const noise = draw(n, () => random.normal())

  it('is double where that is enough', () => {
    const response = x.map((value, i) => 1 + value + noise[i])
    expect(solveLeastSquares(arrayDesign({ columns: [x], response })).arithmetic).toBe('double')
  })

  it('is double-double where the predictors are nearly collinear or the fit nearly perfect', () => {
    const close = x.map((value, i) => value + 1e-6 * noise[i])
    const response = x.map((value, i) => 1 + value + noise[n - 1 - i])
    expect(solveLeastSquares(arrayDesign({ columns: [x, close], response })).arithmetic).toBe('double-double')
    const nearly = x.map((value, i) => 1 + value + 1e-8 * noise[i])
    expect(solveLeastSquares(arrayDesign({ columns: [x], response: nearly })).arithmetic).toBe(
      'double-double',
    )
  })
})

describe('a coefficient that is lost in its standard error', () => {
  const random = seededRandom(5)
  const rows = 250_000
  const x = draw(rows, () => random.normal())
  const z = draw(rows, () => random.normal())
  const before = draw(rows, (i) => 1e4 * x[i] + random.normal())
  const { coefficients } = solveLeastSquares(arrayDesign({ columns: [x, z], response: before }))
  const standardError = 1 / Math.sqrt(rows)
  /** The same response, but with a coefficient of z that is a thousandth of its standard error. */
  const response = before.map((y, i) => y - (coefficients[2] - standardError / 1000) * z[i])
  const solve = (n: number, arithmetic: 'auto' | 'double-double') =>
    solveLeastSquares(
      arrayDesign({ columns: [x.subarray(0, n), z.subarray(0, n)], response: response.subarray(0, n) }),
      { arithmetic },
    )

  it('keeps a large fit in double, is right beside that error, and says how far it can be trusted', () => {
    const fit = solve(rows, 'auto')
    const exact = solve(rows, 'double-double')
    expect(fit.arithmetic).toBe('double')
    expect(Math.abs(fit.coefficients[2] - exact.coefficients[2])).toBeLessThan(1e-8 * standardError)
    expect(fit.trustedDigits[2]).toBeLessThan(8)
    expect(Math.max(...overclaims(fit, exact.coefficients))).toBeLessThan(0.5)
  })

  it('has all digits where that takes no time', () => {
    expect(solve(1000, 'auto').arithmetic).toBe('double-double')
  })
})
