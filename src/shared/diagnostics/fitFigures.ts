import type { FitResult } from '../estimators/fitResult'

/** What of a fit is compared with and without some rows. */
export interface FitFigures {
  readonly nUsed: number
  readonly sigma: number
  readonly rSquared: number
  readonly coefficients: readonly {
    readonly term: string
    /** NaN where it is aliased. */
    readonly estimate: number
    readonly stdError: number
    readonly ciLower: number
    readonly ciUpper: number
  }[]
}

export const fitFigures = ({ nUsed, sigma, rSquared, coefficients }: FitResult): FitFigures => ({
  nUsed,
  sigma,
  rSquared,
  coefficients: coefficients.map(({ term, estimate, stdError, ciLower, ciUpper }) => ({
    term,
    estimate,
    stdError,
    ciLower,
    ciUpper,
  })),
})

/** A figure in two fits: a coefficient by its term, or one of the whole fit. */
export interface FigureChange {
  readonly figure: 'coefficient' | 'sigma' | 'rSquared' | 'nUsed'
  /** Of a coefficient. */
  readonly term: string | null
  /** NaN where that fit has it not. */
  readonly before: number
  readonly after: number
  /** after − before; 0 where only their last bits differ, which no fit vouches for. */
  readonly change: number
}

const figures = ['sigma', 'rSquared', 'nUsed'] as const

/** Fourteen digits. */
const SAME = 64 * Number.EPSILON

function differenceOf(from: number, to: number): number {
  const difference = to - from
  return Math.abs(difference) <= SAME * Math.max(Math.abs(from), Math.abs(to)) ? 0 : difference
}

/** What changed from one fit to another: every coefficient of either, then σ, R² and the rows used. */
export function changesBetween(before: FitFigures, after: FitFigures): readonly FigureChange[] {
  const terms = new Set([...before.coefficients, ...after.coefficients].map(({ term }) => term))
  const estimateIn = ({ coefficients }: FitFigures, term: string): number =>
    coefficients.find((coefficient) => coefficient.term === term)?.estimate ?? NaN
  const change = (from: number, to: number) => ({ before: from, after: to, change: differenceOf(from, to) })
  return [
    ...[...terms].map((term) => ({
      figure: 'coefficient' as const,
      term,
      ...change(estimateIn(before, term), estimateIn(after, term)),
    })),
    ...figures.map((figure) => ({ figure, term: null, ...change(before[figure], after[figure]) })),
  ]
}
