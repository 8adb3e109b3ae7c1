/**
 * Indices of at most about `places` values that draw the same curve: the smallest and the largest of each of equally long parts, in
 * order, with the first and the last. All of them where there are no more.
 */
export const extremePoints = (values: ArrayLike<number>, places: number): readonly number[] => {
  const count = values.length
  if (count <= places) return Array.from({ length: count }, (_, index) => index)
  const length = Math.ceil((2 * count) / places)
  const chosen = new Set([0])
  for (let start = 0; start < count; start += length) {
    let [lowest, highest] = [start, start]
    const end = Math.min(start + length, count)
    for (let index = start + 1; index < end; index++) {
      if (values[index] < values[lowest]) lowest = index
      if (values[index] > values[highest]) highest = index
    }
    chosen.add(Math.min(lowest, highest)).add(Math.max(lowest, highest))
  }
  return [...chosen.add(count - 1)]
}
