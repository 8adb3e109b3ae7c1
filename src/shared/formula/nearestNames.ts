/** Up to three names that the analyst may have meant: the same but for case, few letters away, or begun alike. */
export function nearestNames(wanted: string, names: readonly string[]): readonly string[] {
  const target = wanted.toLowerCase()
  const limit = Math.max(1, Math.floor(target.length / 3))
  const isNear = (distance: number): boolean => distance <= limit && distance < target.length
  return names
    .map((name) => ({ name, distance: editDistance(target, name.toLowerCase(), limit + 1) }))
    .filter(({ name, distance }) => isNear(distance) || name.toLowerCase().startsWith(target))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** Levenshtein's distance, given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(substitution, previous[j] + 1, current[j - 1] + 1))
    }
    previous = current
  }
  return Math.min(previous[b.length], limit)
}
