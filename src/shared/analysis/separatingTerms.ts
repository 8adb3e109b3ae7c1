import type { DescentRows } from '../descent/descentRows'

/** Terms each of which alone has all its values of one class above all those of the other. */
export function separatingTerms(
  { count, order, rows, response }: Pick<DescentRows, 'count' | 'order' | 'rows' | 'response'>,
  terms: readonly string[],
): readonly string[] {
  return terms.filter((_, j) => {
    const extent = [0, 1].map((side) => {
      let [low, high] = [Infinity, -Infinity]
      for (let i = 0; i < count; i++) {
        if (response[i] !== side) continue
        low = Math.min(low, rows[i * order + j])
        high = Math.max(high, rows[i * order + j])
      }
      return { low, high }
    })
    return extent[0].high < extent[1].low || extent[1].high < extent[0].low
  })
}
