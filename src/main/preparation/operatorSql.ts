import type { BinaryOperator } from '@shared/formula/expression'
import type { SqlProgram } from './sqlProgram'
import { asNumber } from './sqlProgram'
import type { SqlTerm } from './sqlTerm'
import { cleanNumber, numberTerm, truthTerm } from './sqlTerm'

type Operation = (left: SqlTerm, right: SqlTerm, program: SqlProgram) => SqlTerm

/** The operators of the formula language on numbers, as `formula/kernels.ts` defines them. */
export const operatorSql: Readonly<Partial<Record<BinaryOperator, Operation>>> = {
  '+': arithmetic('+'),
  '-': arithmetic('-'),
  '*': arithmetic('*'),
  '/': arithmetic('/'),
  '^': power,
  '%%': modulo,
  '%/%': (left, right) => numberTerm(`floor(${asNumber(left).sql} / ${asNumber(right).sql})`),
  '<': comparison('<'),
  '<=': comparison('<='),
  '>': comparison('>'),
  '>=': comparison('>='),
  '==': comparison('='),
  '!=': comparison('<>'),
  '&': logic('AND'),
  '|': logic('OR'),
}

function arithmetic(sign: string): Operation {
  return (left, right) => numberTerm(`(${asNumber(left).sql} ${sign} ${asNumber(right).sql})`)
}

function comparison(sign: string): Operation {
  return (left, right, program) => {
    const isText = left.kind === 'text' && right.kind === 'text'
    const [a, b] = isText ? [left, right] : [program.clean(left), program.clean(right)]
    return truthTerm(`(${a.sql} ${sign} ${b.sql})`)
  }
}

/** SQL's three-valued logic is R's. */
function logic(sign: string): Operation {
  return (left, right, program) =>
    truthTerm(`(${program.truth(left).sql} ${sign} ${program.truth(right).sql})`)
}

/** R's `^`: 1^y and x^0 are 1 even where the other is missing; (−1)^∞ is missing, which C takes for 1. */
function power(left: SqlTerm, right: SqlTerm, program: SqlProgram): SqlTerm {
  const [a, b] = [program.operand(left), program.operand(right)]
  return numberTerm(`(CASE WHEN ${b} = 0 OR ${a} = 1 THEN 1.0::DOUBLE WHEN ${b} = 2 THEN ${a} * ${a}
    WHEN ${a} = -1 AND isinf(${b}) THEN NULL ELSE pow(${a}, ${b}) END)`)
}

/** R's `%%`: the remainder has the sign of the divisor; by 0 it is missing. DuckDB's fmod() would lose digits, its % does not. */
function modulo(left: SqlTerm, right: SqlTerm, program: SqlProgram): SqlTerm {
  const [a, b] = [program.operand(left), program.operand(right)]
  const remainder = program.operand(numberTerm(`(CASE WHEN ${b} <> 0 THEN ${a} % ${b} END)`))
  const [r, sum] = [remainder, `${remainder} + ${b}`]
  return cleanNumber(`(CASE WHEN ${r} <> 0 AND (${r} < 0) <> (${b} < 0) THEN ${sum} ELSE ${r} END)`)
}
