import type { Command } from 'commander'
import { stepFailure } from '@shared/preparation/stepFailure'
import type { AppError } from '@shared/outcome/appError'
import type { Cell } from '@shared/contract/cell'
import { doubtMessage } from '@shared/texts/doubtMessage'
import { translate } from '@shared/texts/translate'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { DataOptions, OpenedData } from './dataOptions'
import { addDataOptions, openData } from './dataOptions'
import type { CommandIo } from './io'
import type { OutputOptions } from './output'
import { addOutputOptions, writeOutput } from './output'
import type { Finish } from './commandOutcome'
import { joinedDoubts, stepsJson, stepsText } from './stepsText'
import { textTable } from './textTable'

const headRows = 10
/** Characters of a name or cell among the first rows; the list of columns and the JSON have all of a name. */
const headCharacters = 30

export function addInspectCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('inspect')
    .description('what a file is: encoding, delimiter, columns with type and missing counts, first rows')
    .argument('<file>', 'a CSV, Excel, OpenDocument, Parquet or JSON file')
  addOutputOptions(addDataOptions(command)).action((file: string, options: DataOptions & OutputOptions) =>
    finish(inspect(file, options, io)),
  )
}

async function inspect(
  path: string,
  options: DataOptions & OutputOptions,
  io: CommandIo,
): Promise<AppError | null> {
  const opened = await openData(path, options, io)
  if (!opened.ok) return opened.error
  const { table, outcomes, close } = opened.value
  try {
    const page = await table.page({ start: 0, end: headRows, filter: null, sort: null })
    if (!page.ok) return page.error
    const head = page.value.cells
    const text = (): string => inspectText(opened.value, head)
    const error = await writeOutput(
      { text, json: () => inspectJson(opened.value, head), warnings: [] },
      options,
      io,
    )
    return error ?? stepFailure(outcomes)
  } finally {
    await close()
  }
}

function inspectJson({ table, ...taken }: OpenedData, head: readonly (readonly Cell[])[]): unknown {
  const { sheets, doubts, problems, problemCount, ...read } = table.import
  return {
    schema: 'leastwise/inspect@1',
    ...read,
    sheets: sheets.map(({ name }) => name),
    hiddenSheets: sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
    rowCount: table.presentRows,
    columns: table.columns.map(({ name, type, missing, unparsed, distinct, examples }) => ({
      name,
      type,
      missing,
      unparsed,
      distinct,
      examples,
    })),
    doubts: doubts.map((doubt) => ({ ...doubt, message: doubtMessage(doubt, 'en') })),
    problems,
    problemCount,
    ...(taken.steps.length === 0 ? {} : { steps: stepsJson(taken) }),
    head,
  }
}

function inspectText({ table, ...taken }: OpenedData, head: readonly (readonly Cell[])[]): string {
  const { doubts, problems, problemCount } = table.import
  const columns = textTable({
    header: ['column', 'type', 'missing', 'unparsed', 'distinct', 'examples'],
    rows: table.columns.map((column) => [
      column.name,
      column.type,
      String(column.missing),
      String(column.unparsed),
      String(column.distinct),
      column.examples.join(', '),
    ]),
    left: [0, 1, 5],
  })
  const first = textTable({
    header: table.columns.map(({ name }) => beginning(name)),
    rows: head.map((row) => row.map((cell) => (cell === null ? '' : beginning(String(cell))))),
  })
  const noted = problems
    .slice(0, headRows)
    .map(
      ({ row, column, text, why }) =>
        `  row ${row}, ${column}: ${JSON.stringify(text)}: ${translate('en', `problems.${why}`)}`,
    )
  const notes = problemCount === 0 ? [] : ['', `noticed while reading (${problemCount}):`, ...noted]
  const guesses = [...doubts.map((doubt) => `  ${doubtMessage(doubt, 'en')}`), ...joinedDoubts(taken)]
  const guessed = guesses.length === 0 ? [] : ['', 'guessed, and to be looked at:', ...guesses]
  const steps = taken.steps.length === 0 ? [] : ['', 'steps', stepsText(taken)]
  return [...factsOf(table), ...steps, '', columns, '', `first rows`, first, ...guessed, ...notes].join('\n')
}

function beginning(text: string): string {
  const characters = Array.from(text.slice(0, 2 * headCharacters + 2))
  return characters.length <= headCharacters ? text : `${characters.slice(0, headCharacters - 1).join('')}…`
}

function factsOf(table: DuckdbTable): string[] {
  const { format, encoding, byteOrderMark, delimiter, decimal, thousands } = table.import
  const { header, unitRow, headerRow, sheets, sheet, range, files } = table.import
  const named = sheets.map(({ name, hidden }) => (hidden ? `${name} (hidden)` : name))
  return [
    `${table.name}: ${format}, ${table.presentRows} rows, ${table.columns.length} columns`,
    files.length === 0 ? null : `files ${files.map(({ name, rows }) => `${name} (${rows})`).join(', ')}`,
    encoding === null ? null : `encoding ${encoding}${byteOrderMark ? ' with byte order mark' : ''}`,
    delimiter === null ? null : `delimiter ${JSON.stringify(delimiter)}`,
    decimal === null ? null : `decimal mark ${decimal}`,
    thousands === null ? null : `thousands mark ${JSON.stringify(thousands)}`,
    header ? 'first row is the header' : 'no header',
    unitRow ? 'the row below it holds units' : null,
    sheets.length === 0 ? null : `sheet ${sheet} of ${named.join(', ')}`,
    range === null ? null : `cells ${range}, the table from row ${headerRow} on`,
  ].filter((fact) => fact !== null)
}
