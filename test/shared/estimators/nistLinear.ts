import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { arrayDesign, powers } from './arrayDesign'

/** A NIST StRD linear set with its certified values (itl.nist.gov/div898/strd/lls). */
export interface NistSet {
  readonly name: string
  readonly terms: readonly string[]
  readonly intercept: boolean
  readonly predictors: readonly string[]
  readonly n: number
  readonly data: Readonly<Record<string, readonly number[]>>
  readonly certified: {
    readonly params: readonly { readonly name: string; readonly estimate: number; readonly sd: number }[]
    readonly residualSD: number
    readonly rSquared: number
    readonly rss: number
    readonly dof: number
    readonly f: number | string | null
  }
}

const folder = resolve('test/reference/data/nist/linear')

export const nistSets: readonly NistSet[] = readdirSync(folder)
  .sort()
  .map((file) => JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as NistSet)

export function nistDesign(set: NistSet): DesignMatrix {
  const response = set.data.y
  const degree = set.terms.length - (set.intercept ? 1 : 0)
  if (set.predictors.length === 1) {
    return arrayDesign({ ...powers(set.data[set.predictors[0]], degree), response, intercept: set.intercept })
  }
  const columns = set.predictors.map((name) => set.data[name])
  return arrayDesign({ columns, response, intercept: set.intercept })
}

/** Log relative error: the decimal digits that two numbers share; absolute where the certified value is 0. */
export function digitsOfAgreement(value: number, certified: number): number {
  if (value === certified) return Infinity
  return -Math.log10(Math.abs(value - certified) / (certified === 0 ? 1 : Math.abs(certified)))
}
