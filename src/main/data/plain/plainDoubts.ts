import { askedTypeOf } from '@shared/source/importOptions'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import { doubtOf, withUnitsAsOne } from '../cells/importDoubts'
import { trimCell } from '../cells/missingTokens'
import { unitDoubts } from '../text/headDoubts'
import type { ReadText } from '../text/readText'
import { RecordReader } from '../text/recordReader'
import { readAt } from '../text/sampleText'
import { isTotalName } from '../totalRow'
import type { SampledColumn } from './plainColumn'

const TAIL_BYTES = 1 << 16

/** What was guessed of the columns of a text, and whether its last row is called a total. */
export async function plainDoubts(
  text: ReadText,
  columns: readonly SampledColumn[],
  rowCount: number,
): Promise<readonly ImportDoubt[]> {
  const { plan, dialect, request } = text
  const doubts = columns.map(({ name, reading, texts }) =>
    reading === null
      ? null
      : doubtOf(
          { name, reading, texts, told: askedTypeOf(request.options, name) !== undefined },
          plan.format,
          dialect.delimiter,
        ),
  )
  const example = await totalName(text, columns)
  const total = example === null ? null : ({ code: 'total-row', row: rowCount, example } as const)
  const head = text.records.slice(plan.preamble).map(({ cells }) => cells)
  const units = unitDoubts({ plan, head, options: request.options })
  return withUnitsAsOne([...units, ...[...doubts, total].filter((doubt) => doubt !== null)])
}

/** The word for a total that stands in the last record, if its column has it in no row that was looked at. */
async function totalName(text: ReadText, columns: readonly SampledColumn[]): Promise<string | null> {
  const last = await lastCells(text)
  for (const [index, { reading, texts }] of columns.entries()) {
    const name = trimCell(last[index] ?? '')
    if (reading?.type !== 'text' || !isTotalName(name)) continue
    if (texts.filter((other) => other === name).length < 2) return name
  }
  return null
}

/** The cells of the last record, as far as the end of the file tells. */
async function lastCells({ request, dialect, records, whole }: ReadText): Promise<readonly string[]> {
  if (whole) return records.at(-1)?.cells ?? []
  const from = Math.max(0, request.bytes - TAIL_BYTES)
  const tail = (await readAt(request.file, from, request.bytes - from)).toString('utf8')
  const line = tail.trimEnd().split('\n').at(-1) ?? ''
  return new RecordReader(dialect).read(line, true).at(-1)?.cells ?? []
}
