/** A fit of R 4.2.2’s `lm`; as `exact`, of exact rational arithmetic. */
export interface LmReference {
  readonly dataset: string
  readonly formula: string
  readonly n: number
  readonly coefficients: {
    readonly terms: string[]
    readonly estimate: number[]
    readonly se: number[]
    readonly t: number[]
    readonly p: number[]
  }
  readonly residualSE: number
  readonly dfResidual: number
  readonly r2: number
  readonly adjR2: number
  readonly f: { readonly value: number; readonly df1: number; readonly df2: number; readonly p: number }
  readonly rss: number
  readonly aic: number
  readonly bic: number
  readonly logLik: number
  readonly confint95: { readonly lower: number[]; readonly upper: number[] }
  readonly vcov: number[][]
  readonly vif: { readonly terms: string[]; readonly vif?: number[]; readonly gvif?: number[] }
  readonly conditionNumber: number
  readonly durbinWatson: { readonly dw: number; readonly pTwoSided: number; readonly pGreater: number }
  readonly breuschPagan: {
    readonly koenker: { readonly stat: number; readonly df: number; readonly p: number }
  }
  readonly shapiroWilkResiduals: { readonly w: number; readonly p: number }
  readonly residualMoments: { readonly jarqueBera: number; readonly jbP: number }
  readonly fitted?: number[]
  readonly rowsUsed?: number[]
  readonly influence?: Record<'hat' | 'rstandard' | 'rstudent' | 'cooksDistance' | 'dffits', number[]>
  readonly exact?: {
    readonly estimate: number[]
    readonly se: number[]
    readonly t: number[]
    readonly rss: number
  }
}
