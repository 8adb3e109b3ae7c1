import type { ColumnCondition } from './columnCondition'
import { splitCondition } from './splitCondition'

const NAME = '"((?:[^"]|"")+)"'
const TEXT = "'((?:[^']|'')*)'"
const NUMBER = '(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)'
const DAY = "DATE '(\\d{4}-\\d{2}-\\d{2})'"
const AS_DAY = `CAST\\(${NAME} AS DATE\\)`

/** How `writeFilter` writes each condition, and what the parts of the match make of it again. */
const forms: readonly (readonly [form: string, read: (parts: readonly string[]) => ColumnCondition])[] = [
  [`${NAME} BETWEEN ${NUMBER} AND ${NUMBER}`, ([name, from, to]) => range(name, Number(from), Number(to))],
  [`${NAME} >= ${NUMBER}`, ([name, from]) => range(name, Number(from), null)],
  [`${NAME} <= ${NUMBER}`, ([name, to]) => range(name, null, Number(to))],
  [`${AS_DAY} BETWEEN ${DAY} AND ${DAY}`, ([name, from, to]) => dates(name, from, to)],
  [`${AS_DAY} >= ${DAY}`, ([name, from]) => dates(name, from, null)],
  [`${AS_DAY} <= ${DAY}`, ([name, to]) => dates(name, null, to)],
  [
    `contains\\(lower\\(${NAME}\\), lower\\(${TEXT}\\)\\)`,
    ([name, text]) => ({ kind: 'contains', column: nameOf(name), text: textOf(text) }),
  ],
  [
    `${NAME} IN \\((${TEXT}(?:, ${TEXT})*)\\)`,
    ([name, list]) => ({ kind: 'one-of', column: nameOf(name), values: valuesOf(list) }),
  ],
  [
    `${NAME} = (TRUE|FALSE)`,
    ([name, value]) => ({ kind: 'is', column: nameOf(name), value: value === 'TRUE' }),
  ],
  [`${NAME} IS NULL`, ([name]) => ({ kind: 'missing', column: nameOf(name), missing: true })],
  [`${NAME} IS NOT NULL`, ([name]) => ({ kind: 'missing', column: nameOf(name), missing: false })],
]

const patterns = forms.map(([form, read]) => ({ pattern: new RegExp(`^${form}$`), read }))

/** The conditions that a filter joins by AND; what is not written as `writeFilter` does stays as it was typed. */
export function readFilter(filter: string | null): readonly ColumnCondition[] {
  return filter === null ? [] : splitCondition(filter).map(readCondition)
}

function readCondition(written: string): ColumnCondition {
  for (const { pattern, read } of patterns) {
    const match = pattern.exec(written)
    if (match) return read(match.slice(1))
  }
  return { kind: 'typed', condition: withoutParentheses(written) }
}

/** Takes away the parentheses around a part, if it is they that enclose all of it. */
function withoutParentheses(written: string): string {
  const signs = written.match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\s\S]/g) ?? []
  if (signs[0] !== '(') return written
  let depth = 0
  const end = signs.findIndex((sign) => {
    if (sign === '(') depth++
    if (sign === ')') depth--
    return depth === 0
  })
  return end === signs.length - 1 ? written.slice(1, -1).trim() : written
}

const range = (name: string, from: number | null, to: number | null): ColumnCondition => ({
  kind: 'range',
  column: nameOf(name),
  from,
  to,
})

const dates = (name: string, from: string | null, to: string | null): ColumnCondition => ({
  kind: 'dates',
  column: nameOf(name),
  from,
  to,
})

const nameOf = (quoted: string): string => quoted.replaceAll('""', '"')
const textOf = (quoted: string): string => quoted.replaceAll("''", "'")
const valuesOf = (list: string): string[] =>
  Array.from(list.matchAll(new RegExp(TEXT, 'g')), ([, text]) => textOf(text))
