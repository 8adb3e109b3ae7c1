import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { highestCount } from './binnedDensity'
import type { PointSet, Thinning } from './plotModel'

/** Says what is drawn of points that are too many to draw each; empty where all are. */
export function thinningText({ thinning, total }: PointSet, language: Language): string {
  if (thinning === null) return ''
  const { density, sampled, ends } = thinning
  const chosen = density === null ? 'thinnedQuantiles' : 'thinnedCells'
  return translate(language, `report.${chosen}`, { total, sampled, ends }) + flaggedText(thinning, language)
}

function flaggedText({ flagged, flaggedDrawn }: Thinning, language: Language): string {
  if (flagged.any === 0) return translate(language, 'report.thinnedNone')
  const which = flaggedDrawn < flagged.any ? 'thinnedWorst' : 'thinnedFlagged'
  return translate(language, `report.${which}`, { flagged: flagged.any, drawn: flaggedDrawn })
}

/** The same for those who do not see the shades: with the count of the fullest cell. */
export function thinningAlternative(points: PointSet, language: Language): string {
  const density = points.thinning?.density
  const fullest = density && translate(language, 'report.fullestCell', { highest: highestCount(density) })
  return [thinningText(points, language), fullest ?? ''].filter(Boolean).join(language === 'en' ? ' ' : '')
}
