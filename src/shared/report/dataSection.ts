import type { ColumnSummary } from '../table/column'
import { dateText } from '../texts/dateText'
import { formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, text } from './cell'
import type { ReportInput } from './reportInput'
import type { ReportBlock, ReportCell, ReportFact, ReportSection } from './reportModel'

const COLUMN_LIMIT = 100

/** Where the data came from, how it was read, and its columns. */
export function dataSection({ language, source, analysis, filter = null }: ReportInput): ReportSection {
  const say = (key: Parameters<typeof translate>[1]): string => translate(language, key)
  const fact = (name: string, value: ReportCell | null): ReportFact[] =>
    value === null ? [] : [{ name, value }]
  const bytes =
    source.bytes === null ? null : text(translate(language, 'report.bytes', { count: source.bytes }))
  const facts = [
    ...fact(say('report.file'), code(source.name)),
    ...fact(say('report.sheet'), source.sheet === null ? null : code(source.sheet)),
    ...fact(say('report.fileSize'), bytes),
    ...fact(say('report.encoding'), source.encoding === null ? null : text(source.encoding)),
    ...fact(say('report.delimiter'), source.delimiter === null ? null : code(visible(source.delimiter))),
    ...fact(say('report.rows'), number(analysis.result.nRows, 'count')),
    ...fact(say('report.columns'), number(analysis.table.length, 'count')),
    ...fact(say('report.filter'), filter === null ? null : code(filter)),
  ]
  return {
    id: 'data',
    heading: say('report.data'),
    blocks: [{ kind: 'facts', facts }, ...columnBlocks(analysis.table, language)],
  }
}

function columnBlocks(table: readonly ColumnSummary[], language: Language): readonly ReportBlock[] {
  const blocks: ReportBlock[] = [
    {
      kind: 'table',
      caption: null,
      columns: [
        left(translate(language, 'report.columnName')),
        left(translate(language, 'report.columnType')),
        right(translate(language, 'terms.missing')),
        right(translate(language, 'report.unparsed')),
        right(translate(language, 'report.distinct')),
        left(translate(language, 'report.columnRange')),
      ],
      rows: table
        .slice(0, COLUMN_LIMIT)
        .map((column) => [
          code(column.name),
          text(translate(language, `terms.${column.type}`)),
          number(column.missing, 'count'),
          number(column.unparsed, 'count'),
          column.distinct === null ? text('–') : number(column.distinct, 'count'),
          text(rangeText(column, language)),
        ]),
    },
  ]
  const leftOut = table.length - COLUMN_LIMIT
  if (leftOut > 0) {
    blocks.push({ kind: 'note', text: translate(language, 'report.columnsLeftOut', { count: leftOut }) })
  }
  return blocks
}

function rangeText({ type, min, max, examples }: ColumnSummary, language: Language): string {
  if (min === null || max === null || type === 'text' || type === 'boolean') {
    return examples.slice(0, 3).map(shortened).join(', ')
  }
  const limit = (value: number): string =>
    type === 'date' ? dateText(value) : formatSignificant(value, 6, language)
  return `${limit(min)} – ${limit(max)}`
}

const shortened = (example: string): string => (example.length > 40 ? `${example.slice(0, 39)}…` : example)

const visible = (delimiter: string): string => (delimiter === '\t' ? 'TAB' : delimiter)
