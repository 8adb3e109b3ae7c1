import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'test/reference/data/nist/linear'

/** A set of NIST's Statistical Reference Datasets (StRD, linear regression), with its certified values. */
export interface NistSet {
  readonly name: string
  readonly terms: readonly string[]
  readonly n: number
  readonly certified: {
    readonly params: readonly { readonly name: string; readonly estimate: number; readonly sd: number }[]
    readonly residualSD: number
    readonly rSquared: number
    readonly rss: number
    readonly dof: number
    readonly f: number | null
  }
  /** The observations as printed. */
  readonly text: { readonly data: Readonly<Record<string, readonly string[]>> }
}

export const nistLinearSets: readonly NistSet[] = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as NistSet,
)

/** The model in the formula language: `y ~ x + I(x^2)`, `y ~ 0 + x` without an intercept. */
export function nistFormula({ terms }: NistSet): string {
  const predictors = terms
    .filter((term) => term !== '1')
    .map((term) => (term.includes('^') ? `I(${term})` : term))
  return `y ~ ${terms.includes('1') ? '' : '0 + '}${predictors.join(' + ')}`
}

/** Writes the observations as a CSV file, digit for digit as NIST prints them; answers its path. */
export function writeNistCsv({ name, text }: NistSet, target: string): string {
  const names = Object.keys(text.data)
  const rows = text.data[names[0]].map((_, row) => names.map((column) => text.data[column][row]).join(','))
  const path = join(target, `${name}.csv`)
  writeFileSync(path, `${names.join(',')}\n${rows.join('\n')}\n`)
  return path
}
