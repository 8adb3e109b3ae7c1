import type { SqlProgram } from './sqlProgram'
import type { SqlTerm } from './sqlTerm'
import { cleanNumber, numberTerm } from './sqlTerm'

/**
 * The functions of one number, as `formula/functions.ts` defines them; x is clean and may be repeated. Where DuckDB refuses
 * a value (the logarithm of −1, the sine of infinity) the result is missing.
 */
const unaryFunctionSql: Readonly<Record<string, (x: string) => string>> = {
  log2: logarithm('log2'),
  log10: logarithm('log10'),
  log1p: (x) => `(CASE WHEN ${x} > -1 THEN ${logOfOnePlus(x)} WHEN ${x} = -1 THEN '-Infinity'::DOUBLE END)`,
  exp: (x) => `exp(${x})`,
  expm1,
  sqrt: (x) => `(CASE WHEN ${x} >= 0 THEN sqrt(${x}) END)`,
  abs: (x) => `abs(${x})`,
  sin: onFinite('sin'),
  cos: onFinite('cos'),
  tan: onFinite('tan'),
  asin: onUnitInterval('asin'),
  acos: onUnitInterval('acos'),
  atan: (x) => `atan(${x})`,
  sinh: (x) => `sinh(${x})`,
  cosh: (x) => `cosh(${x})`,
  tanh: (x) => `tanh(${x})`,
  floor: (x) => `floor(${x})`,
  ceiling: (x) => `ceil(${x})`,
  trunc: (x) => `trunc(${x})`,
  sign: (x) => `(CASE WHEN ${x} > 0 THEN 1.0::DOUBLE WHEN ${x} < 0 THEN -1.0::DOUBLE ELSE ${x} END)`,
  'as.integer': (x) => `trunc(${x})`,
  year: ofDate('year'),
  month: ofDate('month'),
  mday: ofDate('day'),
  wday: ofDate('1 + dayofweek'),
}

export const naturalLogarithm = logarithm('ln')

/** A function of one number by its name. */
export function applyFunction(name: string, term: SqlTerm, program: SqlProgram): SqlTerm {
  return cleanNumber(unaryFunctionSql[name](program.operand(term)))
}

function logarithm(name: string): (x: string) => string {
  return (x) => `(CASE WHEN ${x} > 0 THEN ${name}(${x}) WHEN ${x} = 0 THEN '-Infinity'::DOUBLE END)`
}

function onFinite(name: string): (x: string) => string {
  return (x) => `(CASE WHEN isfinite(${x}) THEN ${name}(${x}) END)`
}

/** A part of the date so many days after 1970-01-01; the evaluator's calendar ends 10^8 days from there. */
function ofDate(part: string): (x: string) => string {
  return (x) =>
    `(CASE WHEN abs(floor(${x})) <= 1e8 THEN (${part}(DATE '1970-01-01' + CAST(floor(${x}) AS INTEGER)))::DOUBLE END)`
}

function onUnitInterval(name: string): (x: string) => string {
  return (x) => `(CASE WHEN ${x} BETWEEN -1 AND 1 THEN ${name}(${x}) END)`
}

/** log(1 + x), which DuckDB has not: the error of 1 + x cancels in x / ((1 + x) − 1) (Kahan; Higham 2002, 1.14.1). */
function logOfOnePlus(x: string): string {
  const u = `(1 + ${x})`
  return `(CASE WHEN ${u} = 1 OR isinf(${x}) THEN ${x} ELSE ln(${u}) * (${x} / (${u} - 1)) END)`
}

/** exp(x) − 1, likewise (Higham 2002, 1.14.1). */
function expm1(x: string): string {
  const u = `exp(${x})`
  return `(CASE WHEN ${u} = 1 THEN ${x} WHEN isinf(${u}) THEN ${u} WHEN ${u} - 1 = -1 THEN -1.0::DOUBLE
    ELSE (${u} - 1) * (${x} / ln(${u})) END)`
}

/** log(x) / log(base), exactly where the base is 2 or 10. */
export function logarithmToBaseSql(x: string, base: string): SqlTerm {
  return numberTerm(`(CASE ${base} WHEN 2 THEN ${unaryFunctionSql.log2(x)} WHEN 10 THEN ${unaryFunctionSql.log10(x)}
    ELSE ${naturalLogarithm(x)} / ${naturalLogarithm(base)} END)`)
}

/** R's `round(x, digits)` as `formula/kernels.ts` has it: the nearer of the two candidates, the even one of a tie. */
export function roundSql(value: SqlTerm, digits: SqlTerm, program: SqlProgram): SqlTerm {
  const [x, d] = [program.operand(value), program.operand(digits)]
  const name = (sql: string): string => program.simple(cleanNumber(sql)).sql
  // JavaScript rounds halves up.
  const places = name(`floor(${d} + 0.5)`)
  const isPlain = name(`(isinf(${x}) OR isinf(${d}) OR ${x} IS NULL OR ${d} IS NULL
    OR ${places} > 15 - ceil(log10(abs(${x}) + 1e-300)) OR ${places} < -308)`)
  const power = name(`(CASE WHEN NOT ${isPlain} THEN pow(10.0::DOUBLE, abs(${places})) END)`)
  const scaled = name(`(CASE WHEN ${places} >= 0 THEN ${x} * ${power} ELSE ${x} / ${power} END)`)
  const unscaled = (whole: string): string =>
    name(`(CASE WHEN ${places} >= 0 THEN ${whole} / ${power} ELSE ${whole} * ${power} END)`)
  const [low, high] = [unscaled(`floor(${scaled})`), unscaled(`ceil(${scaled})`)]
  const isLower = `(${x} - ${low} < ${high} - ${x} OR (${x} - ${low} = ${high} - ${x} AND floor(${scaled}) % 2 = 0))`
  return numberTerm(`(CASE WHEN ${x} IS NULL OR ${d} IS NULL THEN NULL WHEN ${d} = 'Infinity'::DOUBLE THEN ${x}
    WHEN isinf(${d}) AND NOT isinf(${x}) THEN 0.0::DOUBLE WHEN isinf(${x}) THEN ${x} * (1 + 0 * ${d})
    WHEN ${places} < -308 THEN 0.0::DOUBLE WHEN ${isPlain} THEN ${x} WHEN ${isLower} THEN ${low} ELSE ${high} END)`)
}
