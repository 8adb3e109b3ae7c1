import type { Chart } from 'chart.js'

export interface NamedLine {
  readonly term: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly color: string
}

/** Names need this much height. */
const HEIGHT = 13
const GAP = 4

/**
 * Writes each line's name at its left end, above it; of names that would lie over each other only the one whose line goes
 * farthest from zero.
 */
export const paintLineNames = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  { lines, font }: { readonly lines: readonly NamedLine[]; readonly font: string },
): void => {
  const { left, top, bottom } = chart.chartArea
  const ends = lines
    .flatMap(({ term, points, color }) => {
      const end = points.at(-1)
      return end ? [{ term, color, size: Math.abs(end.y), y: chart.scales.y.getPixelForValue(end.y) }] : []
    })
    .sort((a, b) => b.size - a.size)
  const taken: number[] = []
  context.save()
  context.font = font
  context.textBaseline = 'bottom'
  for (const { term, color, y } of ends) {
    const isFree = taken.every((other) => Math.abs(other - y) >= HEIGHT)
    if (!isFree || y < top || y > bottom) continue
    taken.push(y)
    context.fillStyle = color
    context.fillText(term, left + GAP, Math.max(y - 2, top + HEIGHT))
  }
  context.restore()
}
