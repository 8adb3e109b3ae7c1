import type { PlacedPart, ReportComposition, ReportPart } from './composition'
import { reportParts } from './composition'

/**
 * Every part once, in the order of the report. Those that the author has not placed, because nothing was moved yet or the
 * document is older than they are, stand behind the part that usually precedes them.
 */
export function placedParts(placed: readonly PlacedPart[]): readonly PlacedPart[] {
  const parts: PlacedPart[] = []
  const placeOf = (id: ReportPart): number => parts.findIndex((part) => part.id === id)
  for (const part of placed) if (placeOf(part.id) < 0) parts.push(part)
  reportParts.forEach((id, index) => {
    if (placeOf(id) >= 0) return
    const before = index === 0 ? -1 : placeOf(reportParts[index - 1])
    parts.splice(before + 1, 0, { id, shown: true, comment: '' })
  })
  return parts
}

export const isShown = (placed: readonly PlacedPart[], id: ReportPart): boolean =>
  placed.find((part) => part.id === id)?.shown ?? true

/** The same make for a report on other data: what was said of these does not go with it. */
export const forOtherData = (composition: ReportComposition): ReportComposition => ({
  ...composition,
  title: '',
  parts: composition.parts.map((part) => ({ ...part, comment: '' })),
})
