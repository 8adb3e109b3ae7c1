import type { NumberStyle, ReportComposition } from './composition'
import type { NumberFormat, ReportBlock, ReportCell } from './reportModel'

type Style = Pick<ReportComposition, 'numbers' | 'pValues'>

/** A block with its numbers and p-values as the author wants them; counts stay counts. */
export function styleNumbers(block: ReportBlock, style: Style): ReportBlock {
  if (style.numbers.kind === 'usual' && style.pValues === 'full') return block
  const styled = (cell: ReportCell): ReportCell =>
    cell.kind === 'number' ? { ...cell, format: formatIn(cell.format, style) } : cell
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(styled)) }
  if (block.kind !== 'facts') return block
  return { ...block, facts: block.facts.map(({ name, value }) => ({ name, value: styled(value) })) }
}

function formatIn(format: NumberFormat, { numbers, pValues }: Style): NumberFormat {
  if (format === 'p-value') return pValues === 'apa' ? 'p-apa' : format
  return typeof format === 'string' ? format : (writtenFormat(numbers) ?? format)
}

function writtenFormat(numbers: NumberStyle): NumberFormat | null {
  if (numbers.kind === 'usual') return null
  return numbers.kind === 'significant' ? { digits: numbers.digits } : { decimals: numbers.decimals }
}
