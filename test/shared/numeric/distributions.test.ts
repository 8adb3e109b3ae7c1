import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chiSquareUpperTail } from '@shared/numeric/chiSquare'
import { fQuantile, fUpperTail } from '@shared/numeric/fDistribution'
import { normalLowerTail, normalQuantile, normalUpperTail } from '@shared/numeric/normal'
import { studentTQuantile, studentTTwoSided, studentTUpperTail } from '@shared/numeric/studentT'

interface Reference {
  readonly origin: string
  readonly normalUpperTail: readonly [number, number][]
  readonly studentTTwoSided: readonly [number, number, number][]
  readonly fUpperTail: readonly [number, number, number, number][]
  readonly chiSquareUpperTail: readonly [number, number, number][]
}

const reference = JSON.parse(
  readFileSync(resolve('test/reference/data/distributions.json'), 'utf8'),
) as Reference

const relativeError = (value: number, exact: number): number => Math.abs(value / exact - 1)

describe('tails against 60-digit values, down to 1e-305', () => {
  it('normal: 1e-15', () => {
    for (const [z, p] of reference.normalUpperTail) {
      expect(relativeError(normalUpperTail(z), p)).toBeLessThan(1e-15)
      expect(normalLowerTail(-z)).toBe(normalUpperTail(z))
    }
  })

  it("Student's t: 2e-13", () => {
    for (const [t, df, p] of reference.studentTTwoSided) {
      expect(relativeError(studentTTwoSided(t, df), p)).toBeLessThan(2e-13)
    }
  })

  it('F: 2e-13', () => {
    for (const [f, df1, df2, p] of reference.fUpperTail) {
      expect(relativeError(fUpperTail(f, df1, df2), p)).toBeLessThan(2e-13)
    }
  })

  it('chi-square: 2e-13', () => {
    for (const [x, df, p] of reference.chiSquareUpperTail) {
      expect(relativeError(chiSquareUpperTail(x, df), p)).toBeLessThan(2e-13)
    }
  })
})

describe('quantiles undo the tails', () => {
  it('normal: 1e-15', () => {
    for (const [z, p] of reference.normalUpperTail) {
      if (z > 0.1) expect(relativeError(-normalQuantile(p), z)).toBeLessThan(1e-15)
    }
  })

  it("Student's t: 1e-13 wherever the tail determines t", () => {
    for (const [t, df, p] of reference.studentTTwoSided) {
      if (p < 0.99 && p > 1e-300) expect(relativeError(-studentTQuantile(p / 2, df), t)).toBeLessThan(1e-13)
    }
  })

  it('F: the probability comes back', () => {
    for (const [, df1, df2] of reference.fUpperTail) {
      for (const p of [1e-200, 1e-5, 0.05, 0.5, 0.95, 0.999]) {
        const f = fQuantile(p, df1, df2)
        if (f > 1e-300) expect(relativeError(fUpperTail(f, df1, df2), 1 - p)).toBeLessThan(1e-12)
      }
    }
  })
})

describe('closed forms', () => {
  const sizes = [1e-3, 0.5, 1, 2, 10, 1e3, 1e8, 1e12, 1e100, 1e200]

  it('t with 1 degree of freedom is Cauchy, with 2 algebraic', () => {
    for (const t of sizes) {
      const cauchy = Math.atan(1 / t) / Math.PI
      expect(relativeError(studentTUpperTail(t, 1), cauchy)).toBeLessThan(1e-14)
      const root = Math.sqrt(1 + 2 / t / t)
      const algebraic = 1 / (t * t * root * (root + 1))
      if (algebraic > 1e-300) expect(relativeError(studentTUpperTail(t, 2), algebraic)).toBeLessThan(1e-14)
    }
    expect(relativeError(studentTQuantile(0.975, 1), 1 / Math.tan(0.025 * Math.PI))).toBeLessThan(1e-14)
  })

  it('chi-square with 2 degrees of freedom is exponential', () => {
    for (const x of [1e-8, 0.3, 3, 30, 300, 1300]) {
      expect(relativeError(chiSquareUpperTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-13)
    }
  })

  it('F(2, d) has the tail (1 + 2f/d)^(−d/2)', () => {
    for (const d of [1, 3.5, 10, 100]) {
      for (const f of [1e-3, 1, 5, 100]) {
        expect(relativeError(fUpperTail(f, 2, d), Math.exp((-d / 2) * Math.log1p((2 * f) / d)))).toBeLessThan(
          1e-13,
        )
      }
    }
  })

  it('t² is F(1, df)', () => {
    for (const df of [1, 2.5, 17, 400, 1e6]) {
      for (const t of [0.1, 1, 3, 9]) {
        expect(relativeError(fUpperTail(t * t, 1, df), studentTTwoSided(t, df))).toBeLessThan(1e-12)
      }
    }
  })

  it('infinite degrees of freedom give the limits', () => {
    expect(studentTUpperTail(2, Infinity)).toBe(normalUpperTail(2))
    expect(relativeError(studentTUpperTail(2, 1e15), normalUpperTail(2))).toBeLessThan(1e-13)
    expect(relativeError(fUpperTail(2, 3, 1e14), fUpperTail(2, 3, Infinity))).toBeLessThan(1e-12)
    expect(relativeError(fUpperTail(2, 1e14, 3), fUpperTail(2, Infinity, 3))).toBeLessThan(1e-12)
    expect(studentTQuantile(0.025, Infinity)).toBe(normalQuantile(0.025))
  })
})

describe('edges', () => {
  it('infinite statistics have no tail beyond them', () => {
    expect(studentTTwoSided(Infinity, 5)).toBe(0)
    expect(studentTTwoSided(-Infinity, 5)).toBe(0)
    expect(studentTUpperTail(-Infinity, 5)).toBe(1)
    expect(fUpperTail(Infinity, 2, 5)).toBe(0)
    expect(chiSquareUpperTail(Infinity, 5)).toBe(0)
    expect(normalUpperTail(-Infinity)).toBe(1)
  })

  it('statistics whose scale leaves the range have their tails all the same', () => {
    // F(2m, ν) for large f: (2m f/ν)^(−ν/2) times a constant; values by mpmath 1.2.1 at 40 digits.
    expect(relativeError(fUpperTail(1e300, 1e9, 0.5), 7.801245020325402e-76)).toBeLessThan(1e-12)
    expect(relativeError(fUpperTail(1e300, 1e9, 1), 7.978845606033942e-151)).toBeLessThan(1e-12)
  })

  it('quantiles beyond the range of doubles are 0 and infinite', () => {
    expect(studentTQuantile(1e-300, 0.5)).toBe(-Infinity)
    expect(relativeError(studentTQuantile(1e-300, 1), -1 / (Math.PI * 1e-300))).toBeLessThan(1e-12)
    expect(fQuantile(1e-300, 0.5, 0.5)).toBe(0)
    expect(fQuantile(1 - 1e-13, 1, 0.05)).toBe(Infinity)
  })

  it('the centre is one half, and nothing lies below zero', () => {
    expect(studentTUpperTail(0, 3)).toBe(0.5)
    expect(studentTQuantile(0.5, 3)).toBe(0)
    expect(normalQuantile(0.5)).toBe(0)
    expect(fUpperTail(-1, 2, 5)).toBe(1)
    expect(fUpperTail(0, 2, 5)).toBe(1)
    expect(chiSquareUpperTail(0, 5)).toBe(1)
  })

  it('probabilities 0 and 1 have infinite quantiles', () => {
    expect(studentTQuantile(0, 3)).toBe(-Infinity)
    expect(studentTQuantile(1, 3)).toBe(Infinity)
    expect(normalQuantile(1)).toBe(Infinity)
    expect(fQuantile(1, 2, 3)).toBe(Infinity)
    expect(fQuantile(0, 2, 3)).toBe(0)
  })

  it('NaN in, NaN out', () => {
    expect(studentTTwoSided(NaN, 3)).toBeNaN()
    expect(studentTTwoSided(1, NaN)).toBeNaN()
    expect(studentTTwoSided(1, 0)).toBeNaN()
    expect(studentTQuantile(NaN, 3)).toBeNaN()
    expect(fUpperTail(NaN, 1, 2)).toBeNaN()
    expect(fUpperTail(1, NaN, 2)).toBeNaN()
    expect(chiSquareUpperTail(NaN, 2)).toBeNaN()
    expect(normalUpperTail(NaN)).toBeNaN()
    expect(normalQuantile(NaN)).toBeNaN()
    expect(normalQuantile(2)).toBeNaN()
  })
})
