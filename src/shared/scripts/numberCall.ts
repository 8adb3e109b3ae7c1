import type { NumberUnit } from '../source/numberUnit'

/** How numbers stand in texts. */
export interface NumberMarks {
  readonly decimal: '.' | ',' | null
  readonly thousands: string | null
  readonly unit?: NumberUnit | null
}

/** A call of the script's own function that makes numbers of a column's texts; R and Python write it alike but for their quotes. */
export const numberCall = (
  column: string,
  { decimal, thousands, unit }: NumberMarks,
  quoted: (text: string) => string,
): string => {
  const marks = [decimal ?? '.', thousands ?? '', ...(unit ? [unit] : [])]
  return `number(${[column, ...marks.map(quoted)].join(', ')})`
}
