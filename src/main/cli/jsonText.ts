/** Rows that are written at a time. */
const CHUNK = 2000

/**
 * JSON of a result as the command line promises it: every double at full precision, NaN as null, the infinities as the strings
 * "Infinity" and "-Infinity", typed arrays as arrays. Indented for reading, but a list of rows, or whatever makes them one by
 * one, has one row a line and comes in parts, so that any number of them can be written.
 */
export function* jsonParts(value: unknown): Generator<string> {
  if (!hasRows(value)) {
    yield `${JSON.stringify(value, plain, 2)}\n`
    return
  }
  const { rows, ...rest } = value
  const head = Object.keys(rest).length === 0 ? '{' : `${JSON.stringify(rest, plain, 2).slice(0, -2)},`
  yield `${head}\n  "rows": [`
  let lines: string[] = []
  let written = 0
  for (const row of rows) {
    lines.push(`${written === 0 && lines.length === 0 ? '' : ','}\n    ${JSON.stringify(row, plain)}`)
    if (lines.length < CHUNK) continue
    yield lines.join('')
    written += lines.length
    lines = []
  }
  yield `${lines.join('')}\n  ]\n}\n`
}

function hasRows(value: unknown): value is { readonly rows: Iterable<unknown> } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'rows' in value &&
    typeof value.rows === 'object' &&
    value.rows !== null &&
    Symbol.iterator in value.rows
  )
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
