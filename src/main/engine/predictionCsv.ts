import type { Cell } from '@shared/contract/cell'
import type { TableInfo } from '@shared/contract/openingApi'
import type { TablePage } from '@shared/contract/tableApi'
import {
  predictionCsvSchema,
  type PredictedRow,
  type PredictionCsvPart,
  type PredictionRows,
} from '@shared/contract/predictionApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { csvText } from '../export/csvText'
import { obstacleReason } from '../export/obstacleReason'
import type { Engine } from './engine'
import type { OpenedTable } from './openedTable'
import { thrownError } from './thrownError'

/** Rows of one part: it is held as text. */
const PART_ROWS = 10_000

const FIGURES = [
  'fit',
  'stdError',
  'confidenceLower',
  'confidenceUpper',
  'predictionLower',
  'predictionUpper',
] as const satisfies readonly (keyof PredictedRow)[]

/**
 * A part of the predictions as CSV, and where the next one starts: the rows as they stand in their table, every column of it,
 * with the figures, whether it is an extrapolation, and why there is no prediction.
 */
export async function predictionCsv(
  argument: unknown,
  engine: Pick<Engine, 'predictions' | 'table'>,
): Promise<Result<PredictionCsvPart>> {
  const request = predictionCsvSchema.safeParse(argument)
  if (!request.success) return fail({ code: 'message-invalid', detail: request.error.issues[0].message })
  try {
    return await writePart(request.data, engine)
  } catch (thrown) {
    return fail(thrownError(thrown))
  }
}

interface PartRequest {
  readonly fitId: string
  readonly rows: PredictionRows
  readonly start: number
}

async function writePart(
  { fitId, rows, start }: PartRequest,
  engine: Pick<Engine, 'predictions' | 'table'>,
): Promise<Result<PredictionCsvPart>> {
  const end = start + PART_ROWS
  const page = await engine.predictions.predict({ fitId, rows, start, end })
  if (!page.ok) return page
  const predicted = page.value.rows
  const source = await sourceRows(rows, predicted, engine)
  if (!source.ok) return source
  const { names, cells } = source.value
  const header = start === 0 ? [headerOf(names)] : []
  const body = predicted.map((row, index) => [row.row, ...cells[index], ...figuresOf(row)])
  const next = end < page.value.rowCount ? end : null
  return ok({ text: csvText([...header, ...body]), next })
}

interface SourceRows {
  readonly names: readonly string[]
  readonly cells: readonly (readonly Cell[])[]
}

/** The rows that were predicted as their table has them; typed ones are all their own. */
async function sourceRows(
  rows: PredictionRows,
  predicted: readonly PredictedRow[],
  { predictions, table }: Pick<Engine, 'predictions' | 'table'>,
): Promise<Result<SourceRows>> {
  if (rows.from === 'typed') return ok({ names: rows.columns, cells: rows.rows })
  const opened = rows.from === 'table' ? table : predictions.fileOf(rows)
  if (opened === null) return fail({ code: 'table-closed' })
  const page = await readRows(opened, predicted)
  if (!page.ok) return page
  return ok({ names: namesOf(opened.info), cells: page.value.cells })
}

function readRows(opened: OpenedTable, predicted: readonly PredictedRow[]): Promise<Result<TablePage>> {
  const numbers = predicted.map(({ row }) => row)
  const first = numbers[0] ?? 1
  const { presentRows, rowCount } = opened.info
  const areConsecutive = presentRows === rowCount && numbers.every((row, index) => row === first + index)
  return opened.use((table) =>
    areConsecutive
      ? table.page({ start: first - 1, end: first - 1 + numbers.length, filter: null, sort: null })
      : table.rows(numbers),
  )
}

const namesOf = ({ columns }: TableInfo): readonly string[] => columns.map(({ name }) => name)

/** The added columns get other names where the table has theirs. */
function headerOf(names: readonly string[]): readonly string[] {
  const taken = new Set(names)
  const free = (name: string): string => {
    let own = name
    for (let count = 2; taken.has(own); count++) own = `${name}_${count}`
    return own
  }
  return [free('row'), ...names, ...[...FIGURES, 'extrapolated', 'noPrediction'].map(free)]
}

function figuresOf(row: PredictedRow): readonly Cell[] {
  const { obstacle, extrapolated } = row
  return [
    ...FIGURES.map((figure) => row[figure]),
    obstacle === null ? extrapolated : null,
    obstacle === null ? null : obstacleReason(obstacle),
  ]
}
