/**
 * JSON of a result as the command line promises it: every double at full precision, NaN as null, the infinities as the strings
 * "Infinity" and "-Infinity", typed arrays as arrays. Indented for reading, but a list of rows has one row a line, so that a
 * million of them fit into a text.
 */
export function jsonText(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('rows' in value) || !Array.isArray(value.rows)) {
    return JSON.stringify(value, plain, 2)
  }
  const { rows, ...rest } = value
  const head = JSON.stringify(rest, plain, 2).slice(0, -2)
  const lines = rows.map((row: unknown) => `    ${JSON.stringify(row, plain)}`)
  return `${head},\n  "rows": [\n${lines.join(',\n')}\n  ]\n}`
}

function plain(_key: string, item: unknown): unknown {
  if (typeof item === 'number') return finiteOrText(item)
  if (ArrayBuffer.isView(item)) return Array.from(item as Float64Array, finiteOrText)
  return item
}

function finiteOrText(value: number): number | string | null {
  if (Number.isFinite(value)) return value
  return Number.isNaN(value) ? null : String(value)
}
