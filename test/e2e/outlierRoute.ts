import { readFileSync } from 'node:fs'
import { robustReferences } from '../reference/robust'

type Estimates = Readonly<Record<string, number>>

interface Figures {
  readonly estimate: Estimates
  readonly sigma: number
  readonly rSquared: number
}

/** Figures of R, by test/reference/scripts/outlierRoutes.R. */
interface ReferenceRoute {
  readonly file: string
  readonly formula: string
  /** Those that the rule finds; R writes a single one without brackets. */
  readonly rows: number | readonly number[]
  readonly all: Figures
  readonly without: Figures
  readonly huber?: { readonly estimate: Estimates; readonly weights: readonly number[] }
}

/** What an analyst does with one data set, and what R says of it. */
export interface OutlierRoute extends Omit<ReferenceRoute, 'rows' | 'huber'> {
  readonly name: string
  /** The rule that finds the rows, and how the ledger names it. */
  readonly rule: string
  readonly ruleText: string
  readonly rows: readonly number[]
  readonly reason: string
  /** The robust method's name in the window and on the command line. */
  readonly method: string
  readonly code: string
  readonly robust: { readonly estimate: Estimates; readonly weights: readonly number[] }
}

const references = JSON.parse(readFileSync('test/reference/data/outlierRoutes.json', 'utf8')) as Record<
  string,
  ReferenceRoute
>

/** A fit of `rlm`, `lmrob` or `ltsReg`, from the references that all robust tests share. */
function shared(name: string, kind: 'rlmBisquare' | 'lmrobMM' | 'ltsReg'): OutlierRoute['robust'] {
  const found = robustReferences.find((reference) => reference.name === name)
  if (!found) throw new Error(`no robust reference of ${name}`)
  const fit = found[kind]
  const weights =
    'lts.wt' in fit ? fit['lts.wt'] : 'robustnessWeights' in fit ? fit.robustnessWeights : fit.weights
  const terms = Object.keys(references[name].all.estimate)
  return { estimate: Object.fromEntries(terms.map((term, i) => [term, fit.estimate[i]])), weights }
}

type Choice = Omit<OutlierRoute, 'name' | 'rows' | keyof ReferenceRoute>

const choices: Readonly<Record<string, Choice>> = {
  stackloss: {
    rule: 'influential',
    ruleText: 'influential',
    reason: 'plant was starting up',
    method: 'Tukey bisquare',
    code: 'bisquare',
    robust: shared('stackloss', 'rlmBisquare'),
  },
  starsCYG: {
    rule: 'robust-outlier',
    ruleText: 'robust outlier',
    reason: 'giants, another population',
    method: 'Least trimmed squares',
    code: 'lts',
    robust: shared('starsCYG', 'ltsReg'),
  },
  hbk: {
    rule: 'robust-outlier',
    ruleText: 'robust outlier',
    reason: 'bad leverage points',
    method: 'MM estimate',
    code: 'mm',
    robust: shared('hbk', 'lmrobMM'),
  },
  planted: {
    rule: 'bonferroni',
    ruleText: 'Bonferroni outlier',
    reason: 'typing errors',
    method: 'Huber',
    code: 'huber',
    robust: references.planted.huber ?? { estimate: {}, weights: [] },
  },
}

export const outlierRoutes: readonly OutlierRoute[] = Object.entries(choices).map(([name, choice]) => {
  const { huber: _, rows, ...reference } = references[name]
  return { name, ...reference, ...choice, rows: [rows].flat() }
})
