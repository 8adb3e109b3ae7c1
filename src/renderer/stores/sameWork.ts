import type { AnalysisDocument } from '@shared/document/analysisDocument'

/** Whether two documents hold the same work. Where the user looks is not part of it. */
export const isSameWork = (one: AnalysisDocument, other: AnalysisDocument): boolean =>
  (Object.keys(one) as (keyof AnalysisDocument)[]).every(
    (part) =>
      one[part] === other[part] || JSON.stringify(worked(one)[part]) === JSON.stringify(worked(other)[part]),
  )

const worked = (document: AnalysisDocument): AnalysisDocument => ({
  ...document,
  view: { ...document.view, tab: 'table' },
})
