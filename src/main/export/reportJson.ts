import type { Report } from '@shared/report/reportModel'

/** A report as JSON (`leastwise/report@1`): the sections with every number as it was computed, infinities and NaN as texts and null. */
export const reportJson = (report: Report): string =>
  `${JSON.stringify({ schema: 'leastwise/report@1', ...report }, plainValue, 2)}\n`

function plainValue(_: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value)
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>)
  if (typeof value !== 'number' || Number.isFinite(value)) return value
  return Number.isNaN(value) ? null : String(value)
}
