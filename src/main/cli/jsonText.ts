/**
 * JSON of a result as the command line promises it: every double at full precision, NaN as null, the infinities as the strings
 * "Infinity" and "-Infinity", typed arrays as arrays.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => {
      if (typeof item === 'number' && !Number.isFinite(item)) return Number.isNaN(item) ? null : String(item)
      if (ArrayBuffer.isView(item)) return Array.from(item as Float64Array, Number).map(finiteOrText)
      return item
    },
    2,
  )
}

function finiteOrText(value: number): number | string | null {
  if (Number.isFinite(value)) return value
  return Number.isNaN(value) ? null : String(value)
}
