import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'

/**
 * Row numbers of a list such as `3,17,40-44`: 1-based data rows, both ends of a range included, in ascending order, each once.
 * Rows beyond the table are refused, because a typing error there would silently keep the row that was meant.
 */
export function parseRowRanges(text: string, rowCount: number): Result<readonly number[]> {
  const rows = new Set<number>()
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === '') continue
    const match = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(part)
    if (!match) {
      return fail({ code: 'option-invalid', option: '--exclude', value: part, expected: '3,17,40-44' })
    }
    const first = Number(match[1])
    const last = match[2] === undefined ? first : Number(match[2])
    if (first > last) {
      return fail({ code: 'option-invalid', option: '--exclude', value: part, expected: `${last}-${first}` })
    }
    if (first < 1 || last > rowCount) {
      return fail({ code: 'rows-out-of-range', rows: part, rowCount })
    }
    for (let row = first; row <= last; row++) rows.add(row)
  }
  return ok([...rows].sort((a, b) => a - b))
}
