import { readFileSync } from 'node:fs'

interface Curve {
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/** What R says of a model of mtcars: test/reference/scripts/residualViews.R. */
export interface ResidualViewsOfR {
  readonly formula: string
  readonly weights: string | null
  readonly coefficients: Readonly<Record<string, number>>
  readonly standardized: readonly number[]
  readonly studentized: readonly number[]
  readonly leverage: readonly number[]
  readonly cooksDistance: readonly number[]
  readonly scaleLocation: Curve
  readonly residualSmooth: Curve
  readonly addedVariable: Readonly<Record<string, Curve>>
  readonly partial: Readonly<Record<string, readonly number[]>> | null
  readonly autocorrelation: readonly number[]
  readonly bandwidth: number
  readonly density: Curve & { readonly approximate: readonly number[] }
}

type ModelName = 'plain' | 'factor' | 'polynomial' | 'weighted' | 'origin' | 'interaction'

export const residualViewsOfR = (
  JSON.parse(readFileSync('test/reference/data/residualViews.json', 'utf8')) as {
    readonly models: Readonly<Record<ModelName, ResidualViewsOfR>>
  }
).models
