import { translate } from '../texts/translate'
import { defaultComposition, type PlacedPart } from './composition'
import { placedParts } from './placedParts'
import type { ReportInput } from './reportInput'
import type { Report, ReportBlock, ReportSection } from './reportModel'
import { reportSections } from './reportSections'
import { styleNumbers } from './styleNumbers'

/**
 * The report on an analysis as its author composed it; if nothing was said, in the order in which it is read: data, model, result,
 * checks, charts, rows, warnings. A part that has nothing to say is left out, with what was said about it.
 */
export function composeReport(input: ReportInput, sectionOf = reportSections(input)): Report {
  const { language, source, analysis, composition = defaultComposition } = input
  const { response, formula } = analysis.result
  return {
    language,
    title: composition.title.trim() || translate(language, 'report.title', { response }),
    subtitle: translate(language, 'report.subtitle', { formula, file: source.name }),
    author: composition.author.trim() || null,
    sections: placedParts(composition.parts).flatMap((part) => {
      const section = part.shown ? sectionOf(part.id) : null
      if (section === null || section.blocks.length === 0) return []
      return [withComment(section, part, composition)]
    }),
  }
}

function withComment(
  section: ReportSection,
  { comment }: PlacedPart,
  style: Parameters<typeof styleNumbers>[1],
): ReportSection {
  const paragraphs = comment
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((text): ReportBlock => ({ kind: 'paragraph', text }))
  return { ...section, blocks: [...paragraphs, ...section.blocks.map((block) => styleNumbers(block, style))] }
}
