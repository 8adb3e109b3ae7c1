import { markerOf, markersInDrawingOrder } from '../plots/marker'
import type { PointSet } from '../plots/plotModel'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { densityLegendMarks } from './svgDensity'
import { frame } from './svgFrame'
import { markerShape, place } from './svgMarks'
import { escapeXml, textWidth } from './svgText'
import { theme } from './svgTheme'

/** The shapes in use and what they mean, and the shades of cells, above the frame. */
export function pointLegend(points: PointSet, language: Language): string {
  const shown = new Set(Array.from(points.flags, markerOf))
  let x = frame.left + 6
  const marks = [...markersInDrawingOrder]
    .reverse()
    .filter((name) => shown.has(name))
    .map((name) => {
      const word = translate(language, `terms.${name}`)
      const mark = `${markerShape(name, x, 17)}<text x="${place(x + 9)}" y="21" fill="${theme.text2}">${escapeXml(word)}</text>`
      x += textWidth(word, 11) + 30
      return mark
    })
  const density = points.thinning?.density
  return marks.join('') + (density ? densityLegendMarks(density, x, language) : '')
}
