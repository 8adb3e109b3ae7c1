import { isMissingSql, trimmed } from '../data/cells/castSql'
import type { Database } from '../data/database/database'
import { missingSql, type Stage, type StageColumn } from './stage'
import type { WrittenColumn } from './stepPlan'

/** A column that a step writes, with what SQL calls it. */
export interface NamedColumn extends WrittenColumn {
  readonly cell: string
  /** What SQL calls the texts that it was read from. */
  readonly textCell: string
}

interface MadeCell {
  readonly cell: string
  readonly sql: string
}

/** Names for the cells of what the step of this number writes. */
export const namedColumns = (written: readonly WrittenColumn[], number: number): readonly NamedColumn[] =>
  written.map((column, place) => {
    const cell = `made${number}_${place}`
    return { ...column, cell, textCell: `${cell}_text` }
  })

/** The cells that come to the table by them. */
export const madeCells = (written: readonly NamedColumn[]): readonly MadeCell[] =>
  written.flatMap(({ cell, textCell, sql, texts }) => [
    { cell, sql },
    ...(texts === undefined ? [] : [{ cell: textCell, sql: texts.sql }]),
  ])

/** The columns with one that was written, in the place of one of its name or as the last. */
export function withWritten(
  columns: readonly StageColumn[],
  { name, type, cell, textCell, texts }: NamedColumn,
  unparsed: number,
): readonly StageColumn[] {
  const origin = texts ? ({ from: 'text', cell: textCell, reading: texts.reading } as const) : null
  const column: StageColumn = { name, type, cell, origin, unparsed, examples: [] }
  const replaces = columns.some((other) => other.name === name)
  return replaces ? columns.map((other) => (other.name === name ? column : other)) : [...columns, column]
}

interface WrittenCounts {
  readonly changed: number
  readonly missing: number
  readonly infinite: number
  readonly unparsed: number
}

/** How many rows the table after the step has, and for each column that was written how its cells came out. */
export async function countWritten(
  database: Database,
  { relation, before }: { readonly relation: string; readonly before: Stage },
  written: readonly NamedColumn[],
): Promise<{ rows: number; columns: readonly WrittenCounts[] }> {
  const counts = written.flatMap((column) => conditionsOf(column, before))
  const parts = counts.map((condition) => `(count(*) FILTER (WHERE ${condition}))::DOUBLE`)
  const [[rows, ...found]] = await database.rows(
    `SELECT ${['count(*)::DOUBLE', ...parts].join(', ')} FROM ${relation}`,
  )
  const columns = written.map((_, place) => {
    const [changed, missing, infinite, unparsed] = found.slice(4 * place, 4 * place + 4).map(Number)
    return { changed, missing, infinite, unparsed }
  })
  return { rows: Number(rows), columns }
}

/** SQL conditions: a cell is another than before, is missing, is infinite, could not be read. */
function conditionsOf(column: NamedColumn, { columns, context }: Stage): readonly string[] {
  const { name, type, cell, textCell, texts } = column
  const before = columns.find((other) => other.name === name)
  const isSameType = before !== undefined && sqlKind(before.type) === sqlKind(type)
  const changed = isSameType ? `${cell} IS DISTINCT FROM ${before.cell}` : `${cell} IS NOT NULL`
  const unparsed = texts === undefined ? 'FALSE' : unparsedSql(cell, textCell, context)
  const infinite = type === 'number' ? `isinf(${cell})` : 'FALSE'
  return [changed, missingSql({ cell, type }), infinite, unparsed]
}

const sqlKind = (type: StageColumn['type']): string => (type === 'integer' ? 'number' : type)

/** SQL condition: there is a text, not one for a missing value, and it could not be read. */
export function unparsedSql(cell: string, text: string, context: Stage['context']): string {
  return `(${cell} IS NULL AND NOT ${isMissingSql(trimmed(text), context)})`
}
