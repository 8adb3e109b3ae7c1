import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { Database } from '../../../src/main/data/database/database'
import { expressionSql, type SqlColumns } from '../../../src/main/preparation/expressionSql'
import { asNumber, SqlProgram } from '../../../src/main/preparation/sqlProgram'
import { sqlNumber } from '../../../src/main/preparation/sqlTerm'
import { calendarFunctions } from '@shared/formula/calendar'
import { compileExpression } from '@shared/formula/compileExpression'
import { unaryFunctions } from '@shared/formula/functions'
import { parseExpression } from '@shared/formula/parseFormula'
import type { Column } from '@shared/table/column'

/** The law of this file: SQL and the formula evaluator give the same values, missing where the other is. */

const special = [0, -0, 1, -1, 2, 10, 0.5, -2.5, 3, 1e308, -1e308, 5e-324, 1e-300, 1e16, Infinity, -Infinity]
const value = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(NaN, ...special) },
  { weight: 2, arbitrary: fc.integer({ min: -20, max: 20 }).map((whole) => whole / 4) },
  fc.double(),
)
const texts = ['a', 'b', "it's", '1.5', ' 7 ', '1e3', '']
const row = fc.record({
  x: value,
  y: value,
  b: fc.constantFrom(true, false, null),
  t: fc.constantFrom(null, ...texts),
  u: fc.constantFrom(null, ...texts),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

const literal = fc.constantFrom('0', '1', '2', '0.5', '10', '1e-320', '1e400', 'TRUE', 'FALSE')
/** Expressions whose arithmetic is exact: both sides must give the same bits. */
const exact = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'depth' },
    fc.constantFrom('x', 'y', 'b'),
    literal,
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '%%', '%/%'), tie('number'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    tie('number').map((a) => `-${a}`),
    fc
      .tuple(fc.constantFrom('sqrt', 'abs', 'floor', 'ceiling', 'trunc', 'sign'), tie('number'))
      .map(([name, a]) => `${name}(${a})`),
    tie('number').map((a) => `I(${a})^2`),
    tie('number').map((a) => `I(${a})^0`),
    fc
      .tuple(tie('truth'), tie('number'), tie('number'))
      .map(([test, yes, no]) => `ifelse(${test}, ${yes}, ${no})`),
    tie('truth').map((a) => `(${a})`),
    fc.constantFrom('as.numeric(t)', 'as.numeric(b)', 'as.Date("2024-02-29")'),
  ),
  truth: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'depth' },
    fc.constant('b'),
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc
      .tuple(tie('truth'), fc.constantFrom('&', '|'), tie('number'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    tie('truth').map((a) => `!${a}`),
    fc.constantFrom('t == "a"', '"it\'s" != t', 't == u', 't != u', 't %in% c("a", "1.5")', 'x %in% c(1, 2)'),
  ),
}))

/** Functions whose last bit may differ between the libraries. */
const inexact = fc.oneof(
  fc
    .tuple(fc.constantFrom(...Object.keys(unaryFunctions), 'log'), exact.number)
    .map(([name, a]) => `${name}(${a})`),
  fc.tuple(exact.number, exact.number).map(([a, b]) => `(${a})^(${b})`),
  fc.tuple(exact.number, fc.constantFrom('2', '10', 'x', 'y')).map(([a, b]) => `log(${a}, ${b})`),
)

let database: Database
beforeAll(async () => void (database = await Database.open()))
afterAll(() => database.close())

const columns: SqlColumns = new Map([
  ['x', { type: 'number', cell: 'c0' }],
  ['y', { type: 'number', cell: 'c1' }],
  ['b', { type: 'boolean', cell: 'c2' }],
  ['t', { type: 'text', cell: 'c3' }],
  ['u', { type: 'text', cell: 'c4' }],
])

const sqlText = (text: string | null): string =>
  text === null ? 'NULL::VARCHAR' : `'${text.replaceAll("'", "''")}'`

async function bySql(text: string, rows: readonly Row[]): Promise<number[]> {
  const program = new SqlProgram('t')
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.code}`)
  const term = expressionSql(parsed.value, columns, program)
  const values = rows.map(
    ({ x, y, b, t, u }) => `(${sqlNumber(x)}, ${sqlNumber(y)}, ${b}::BOOLEAN, ${sqlText(t)}, ${sqlText(u)})`,
  )
  const from = program.source(`(VALUES ${values.join(', ')}) AS cells(c0, c1, c2, c3, c4)`)
  const found = await database.rows(`SELECT ${asNumber(term).sql} FROM ${from}`)
  return found.map(([cell]) => (cell === null ? NaN : (cell as number)))
}

function factor(name: string, cells: readonly (string | null)[], logical: boolean): Column {
  const levels = logical ? ['FALSE', 'TRUE'] : [...new Set(cells.filter((cell) => cell !== null))].sort()
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : levels.indexOf(cell)))
  return { kind: 'factor', name, codes, levels, logical }
}

function byEvaluator(text: string, rows: readonly Row[]): number[] {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(text)
  const truths = rows.map(({ b }) => (b === null ? null : b ? 'TRUE' : 'FALSE'))
  const table: Column[] = [
    { kind: 'numeric', name: 'x', values: Float64Array.from(rows, ({ x }) => x) },
    { kind: 'numeric', name: 'y', values: Float64Array.from(rows, ({ y }) => y) },
    factor('b', truths, true),
    factor(
      't',
      rows.map(({ t }) => t),
      false,
    ),
    factor(
      'u',
      rows.map(({ u }) => u),
      false,
    ),
  ]
  const evaluator = compileExpression(parsed.value, {
    columns: new Map(table.map((column) => [column.name, column])),
    scales: new Map(),
  })
  const values = new Float64Array(rows.length)
  evaluator.fill({ rows: null, start: 0, end: rows.length }, values)
  return [...values]
}

const rows = fc.array(row, { minLength: 1, maxLength: 30 })

describe('an expression in SQL', () => {
  it('gives the evaluator’s bits where the arithmetic is exact', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(exact.number, exact.truth), rows, async (text, data) => {
        const [sql, own] = [await bySql(text, data), byEvaluator(text, data)]
        // 0 and −0 are equal, but not where one divides by them.
        expect(sql.map((cell) => cell + 0)).toEqual(own.map((cell) => cell + 0))
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it('gives the evaluator’s value to 8 units in the last place for the other functions', async () => {
    await fc.assert(
      fc.asyncProperty(inexact, rows, async (text, data) => {
        const [sql, own] = [await bySql(text, data), byEvaluator(text, data)]
        own.forEach((expected, index) => expectNear(sql[index], expected, `${text} in row ${index}`))
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it('rounds as the evaluator does', async () => {
    const digits = fc.integer({ min: -5, max: 16 })
    await fc.assert(
      fc.asyncProperty(rows, digits, async (data, places) => {
        const text = `round(x, ${places})`
        expect((await bySql(text, data)).map((cell) => cell + 0)).toEqual(
          byEvaluator(text, data).map((cell) => cell + 0),
        )
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('has the evaluator’s calendar, before our era and after it, and ends where that ends', async () => {
    const days = fc.oneof(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.double({ min: -1e6, max: 1e6 }),
      fc.constantFrom(-1e8, 1e8, 1e8 + 1, -1e8 - 0.5, NaN, Infinity),
      fc.integer({ min: -100_000_000, max: 100_000_000 }),
    )
    const name = fc.constantFrom(...Object.keys(calendarFunctions))
    await fc.assert(
      fc.asyncProperty(name, fc.array(days, { minLength: 1, maxLength: 30 }), async (part, values) => {
        const data = values.map((x) => ({ x, y: 0, b: null, t: null, u: null }))
        expect(await bySql(`${part}(x)`, data)).toEqual(byEvaluator(`${part}(x)`, data))
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('does not grow with nesting as SQL without names would', async () => {
    let text = 'x'
    for (let depth = 0; depth < 60; depth++) text = `ifelse(${text} > 1, log(${depth + 2}), ${depth})`
    const data = [{ x: 3, y: 0, b: null, t: null, u: null }]
    expect(await bySql(text, data)).toEqual(byEvaluator(text, data))
  })
})

const SMALLEST = 2 ** -1074
const UNITS = 8

function expectNear(actual: number, expected: number, where: string): void {
  if (!Number.isFinite(expected) || !Number.isFinite(actual)) {
    expect(actual, where).toBe(expected)
    return
  }
  const unit = Math.max(Math.abs(expected) * 2 ** -52, SMALLEST)
  expect(Math.abs(actual - expected), where).toBeLessThanOrEqual(UNITS * unit)
}
