import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { highestCount } from './binnedDensity'
import type { PointSet } from './plotModel'

/** Says what is drawn of points that are too many to draw each; empty where all are. */
export function thinningText({ thinning, total }: PointSet, language: Language): string {
  if (thinning === null) return ''
  const { density, sampled, ends, flagged, flaggedDrawn } = thinning
  const chosen =
    density === null
      ? translate(language, 'report.thinnedQuantiles', { total, ends, sampled })
      : translate(language, 'report.thinnedCells', { total, sampled, highest: highestCount(density) })
  const parameters = { flagged: flagged.any, drawn: flaggedDrawn }
  const marked =
    flagged.any === 0 ? 'thinnedNone' : flaggedDrawn < flagged.any ? 'thinnedWorst' : 'thinnedFlagged'
  return chosen + translate(language, `report.${marked}`, parameters)
}
