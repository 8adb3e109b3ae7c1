import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { DocumentHistory } from '@shared/document/history'

/** How many changes of the work were made after a point of the history, gone back from or not. Opening a file and looking elsewhere are none. */
export const changesSince = ({ points }: DocumentHistory, settled: number): number =>
  [...points.values()].filter(({ id, parent, name, document }) => {
    const before = id > settled && parent !== null ? points.get(parent)?.document : undefined
    return before !== undefined && name !== 'openFile' && isOtherWork(before, document)
  }).length

/** By what was replaced, for a list of exclusions is long. */
const isOtherWork = (before: AnalysisDocument, after: AnalysisDocument): boolean =>
  (Object.keys(after) as (keyof AnalysisDocument)[]).some((part) =>
    part === 'view' ? !isSameView(before.view, after.view) : before[part] !== after[part],
  )

const isSameView = (one: AnalysisDocument['view'], other: AnalysisDocument['view']): boolean =>
  JSON.stringify({ ...one, tab: null }) === JSON.stringify({ ...other, tab: null })
