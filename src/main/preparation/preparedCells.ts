import type { CellProblem } from '@shared/contract/importSummary'
import { failureReason } from '../data/cells/cellFailures'
import { TEXT } from '../data/cells/columnSpec'
import type { Database } from '../data/database/database'
import type { LoadedProblems } from '../data/loadedTable'
import { trimCell } from '../data/cells/missingTokens'
import { shorten } from '../data/cells/problemLog'
import type { CellOrigin, Stage, StageColumn } from './stage'
import { unparsedSql } from './writtenColumns'

/** Failed texts of one column that the summary lists. */
const LISTED = 100

interface ParsedColumn extends StageColumn {
  readonly origin: Extract<CellOrigin, { readonly from: 'text' }>
}

const isParsed = (column: StageColumn): column is ParsedColumn => column.origin?.from === 'text'

/**
 * Makes `cells` of the last stage, as a loader would have: c0, c1, … in the order of the columns, `original` with the texts of
 * rows that have a failed cell, and `rowid` for the row's number.
 */
export async function makeCells(database: Database, stage: Stage): Promise<void> {
  const cells = stage.columns.map(({ cell }, index) => `${cell} AS c${index}`)
  const parts = [...cells, `${originalSql(stage)} AS original`, 'row_index AS rowid']
  await database.run(`CREATE VIEW cells AS SELECT ${parts.join(', ')} FROM ${stage.relation}`)
}

function originalSql({ columns, context }: Stage): string {
  const texts = columns.map(({ origin }) => {
    if (origin === null) return 'NULL::VARCHAR'
    return origin.from === 'file' ? `original[${origin.index + 1}]` : origin.cell
  })
  const failed = columns.filter(isParsed).map(({ cell, origin }) => unparsedSql(cell, origin.cell, context))
  const conditions = ['original IS NOT NULL', ...failed].join(' OR ')
  return `CASE WHEN ${conditions} THEN [${texts.join(', ')}] END`
}

/** How the cells of the prepared table were read, so that those that failed are listed with their texts. */
export function preparedProblems(stage: Stage, file: LoadedProblems): LoadedProblems {
  const { columns, context } = stage
  const readings = columns.map(({ origin }) => {
    if (origin === null) return TEXT
    return origin.from === 'file' ? file.cells.readings[origin.index] : origin.reading
  })
  const logged = stage.hasNewRows ? [] : file.logged
  return { logged, cells: { names: columns.map(({ name }) => name), readings, context } }
}

/** The first texts that steps could not read. */
export async function failedTexts(database: Database, stage: Stage): Promise<CellProblem[]> {
  const problems: CellProblem[] = []
  for (const { name, cell, origin, unparsed } of stage.columns.filter(isParsed)) {
    if (unparsed === 0) continue
    const rows = await database.rows(
      `SELECT (row_index + 1)::DOUBLE, ${origin.cell} FROM ${stage.relation}
       WHERE ${unparsedSql(cell, origin.cell, stage.context)} ORDER BY row_index LIMIT ${LISTED}`,
    )
    for (const [row, original] of rows) {
      const text = trimCell(String(original))
      const why = failureReason(text, origin.reading)
      problems.push({ row: Number(row), column: name, text: shorten(text), why })
    }
  }
  return problems
}
