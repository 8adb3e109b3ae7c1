import { formatCount, formatDecimals, formatPValue, formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import type { NumberFormat, ReportCell, ReportTable } from './reportModel'

export const text = (content: string): ReportCell => ({ kind: 'text', text: content })

export const code = (content: string): ReportCell => ({ kind: 'code', text: content })

export const number = (value: number, format: NumberFormat): ReportCell => ({ kind: 'number', value, format })

export const significant = (value: number, digits = 6): ReportCell => number(value, { digits })

export const left = (title: string): ReportTable['columns'][number] => ({ title, align: 'left' })

export const right = (title: string): ReportTable['columns'][number] => ({ title, align: 'right' })

/** What a cell says. */
export function cellText(cell: ReportCell, language: Language): string {
  if (cell.kind !== 'number') return cell.text
  const { value, format } = cell
  if (format === 'count') return formatCount(value, language)
  if (format === 'index') return String(value)
  if (format === 'p-value') return formatPValue(value, language)
  if (format === 'p-apa') return formatPValue(value, language, { style: 'apa' })
  if ('decimals' in format) return formatDecimals(value, format.decimals, language)
  return formatSignificant(value, format.digits, language)
}
