import { calendarFunctions } from './calendar'

/** How a function may be called, by R's names of its parameters. */
export interface FunctionSignature {
  /** In R's order. */
  readonly parameters: readonly string[]
  /** How many of them must be given. */
  readonly required: number
  /** Parameters that are given by name only. */
  readonly namedOnly?: readonly string[]
  /** Parameters on which the form of the model depends: they must be written out, a column cannot give them. */
  readonly constants?: Readonly<Record<string, ConstantKind>>
  /** Takes any number of arguments. */
  readonly isVariadic?: boolean
}

export type ConstantKind = 'date' | 'degree' | 'logical' | 'value' | 'values'

/** Elementwise functions of one number. Only what is listed here can run: formulas are never evaluated as code. */
export const unaryFunctions: Readonly<Record<string, (value: number) => number>> = {
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  exp: Math.exp,
  expm1: Math.expm1,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  floor: Math.floor,
  ceiling: Math.ceil,
  trunc: Math.trunc,
  sign: Math.sign,
  'as.integer': Math.trunc,
  ...calendarFunctions,
}

const ofOne: FunctionSignature = { parameters: ['x'], required: 1 }

const otherFunctions: Readonly<Record<string, FunctionSignature>> = {
  log: { parameters: ['x', 'base'], required: 1 },
  round: { parameters: ['x', 'digits'], required: 1 },
  I: ofOne,
  'as.numeric': ofOne,
  'as.Date': { ...ofOne, constants: { x: 'date' } },
  ifelse: { parameters: ['test', 'yes', 'no'], required: 3 },
  poly: {
    parameters: ['x', 'degree'],
    required: 1,
    namedOnly: ['raw'],
    constants: { degree: 'degree', raw: 'logical' },
  },
  factor: {
    parameters: ['x', 'levels'],
    required: 1,
    namedOnly: ['ref'],
    constants: { levels: 'values', ref: 'value' },
  },
  'as.factor': ofOne,
  relevel: { parameters: ['x', 'ref'], required: 2, constants: { ref: 'value' } },
  scale: {
    parameters: ['x', 'center', 'scale'],
    required: 1,
    constants: { center: 'logical', scale: 'logical' },
  },
  cbind: { parameters: [], required: 1, isVariadic: true },
  c: { parameters: [], required: 1, isVariadic: true },
}

const signatures = new Map<string, FunctionSignature>([
  ...Object.keys(unaryFunctions).map((name) => [name, ofOne] as const),
  ...Object.entries(otherFunctions),
])

/** The names of all functions of the language, for reading. */
export const knownFunctions: string = [...signatures.keys()].sort().join(', ')

export const signatureOf = (name: string): FunctionSignature | undefined => signatures.get(name)
