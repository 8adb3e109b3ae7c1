/** Ascending row numbers as runs, `[1, 5], [7, 7]`: a million rows in a row are one. */
export function rowRanges(rows: readonly number[]): (readonly [first: number, last: number])[] {
  const ranges: [number, number][] = []
  for (const row of rows) {
    const last = ranges.at(-1)
    if (last !== undefined && row === last[1] + 1) last[1] = row
    else ranges.push([row, row])
  }
  return ranges
}
