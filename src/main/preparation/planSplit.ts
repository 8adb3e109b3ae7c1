import type { StepOf } from '@shared/preparation/step'
import { ok } from '@shared/outcome/result'
import { SqlProgram } from './sqlProgram'
import { cleanNumber } from './sqlTerm'
import type { Planner } from './stepPlan'

/**
 * Exactly round(share · n) of the n rows are for training: those whose row number has the least hash. The hash is a bijection
 * of 32-bit numbers, so a draw depends on the seed and the row numbers alone, on no thread and no order.
 */
export const planSplit: Planner<StepOf<'split'>> = async ({ name, share, seed }, stage, { database }) => {
  const program = new SqlProgram('part')
  const hash = hashSql(seed, program)
  const from = program.source(stage.relation)
  const count = Math.round(share * stage.rows)
  const rows = await database.rows(
    `SELECT ${hash}::DOUBLE FROM ${from} ORDER BY 1 LIMIT 1 OFFSET ${Math.max(0, count - 1)}`,
  )
  const isDrawn = count === 0 || rows.length === 0 ? 'FALSE' : `${hash} <= ${Number(rows[0][0])}`
  const sql = `(CASE WHEN ${isDrawn} THEN 'train' ELSE 'test' END)`
  return ok({ from, written: [{ name, type: 'text', sql }] })
}

/** The finaliser of MurmurHash3 (Appleby 2011) of the row number, mixed with that of the seed, and finalised again. */
function hashSql(seed: number, program: SqlProgram): string {
  const row = mix('((row_index + 1)::UBIGINT & 4294967295)', program)
  return mix(`xor(${row}, ${mixed(seed)}::UBIGINT)`, program)
}

const FIRST = 0x85ebca6b
const SECOND = 0xc2b2ae35

function mix(start: string, program: SqlProgram): string {
  const name = (sql: string): string => program.simple(cleanNumber(sql)).sql
  const folded = (h: string, shift: number): string => `xor(${h}, ${h} >> ${shift})`
  const first = name(`((${folded(name(start), 16)} * ${FIRST}::UBIGINT) & 4294967295)`)
  const second = name(`((${folded(first, 13)} * ${SECOND}::UBIGINT) & 4294967295)`)
  return name(folded(second, 16))
}

/** The same of a number. */
function mixed(seed: number): number {
  let h = (seed + 0x9e3779b9) | 0
  h = Math.imul(h ^ (h >>> 16), FIRST)
  h = Math.imul(h ^ (h >>> 13), SECOND)
  return (h ^ (h >>> 16)) >>> 0
}
