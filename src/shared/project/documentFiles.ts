import type { AnalysisDocument } from '../document/analysisDocument'
import type { DocumentPatch } from '../document/documentPatch'
import type { Step } from '../preparation/step'

/** What a document names files by: its source's, then those that its steps join, each once. */
export function filesOf(document: AnalysisDocument): readonly string[] {
  const joined = document.steps.flatMap((step) => (step.kind === 'join' ? [step.file] : []))
  return [...new Set([...(document.source === null ? [] : [document.source.grant]), ...joined])]
}

/** What a change of a document newly names files by. */
export function filesInPatch({ set, splice }: DocumentPatch): readonly string[] {
  const steps = [...(set?.steps ?? []), ...(splice?.steps?.items ?? [])]
  const joined = steps.flatMap((step) => (step.kind === 'join' ? [step.file] : []))
  return [...(set?.source ? [set.source.grant] : []), ...joined]
}

type Rename = (file: string) => string

/** The document with other names for its files. */
export function renameFiles(document: AnalysisDocument, rename: Rename): AnalysisDocument {
  const { source, steps } = document
  return { ...document, source: renameSource(source, rename), steps: renameSteps(steps, rename) }
}

/** The change with other names for files. */
export function renameInPatch({ set, splice }: DocumentPatch, rename: Rename): DocumentPatch {
  const source = set?.source ? { source: renameSource(set.source, rename) } : {}
  const steps = set?.steps ? { steps: renameSteps(set.steps, rename) } : {}
  const stretch = splice?.steps
  const renamed = stretch && { steps: { ...stretch, items: renameSteps(stretch.items, rename) } }
  return {
    ...(set && { set: { ...set, ...source, ...steps } }),
    ...(splice && { splice: { ...splice, ...renamed } }),
  }
}

const renameSource = (source: AnalysisDocument['source'], rename: Rename): AnalysisDocument['source'] =>
  source && { ...source, grant: rename(source.grant) }

const renameSteps = (steps: readonly Step[], rename: Rename): Step[] =>
  steps.map((step) => (step.kind === 'join' ? { ...step, file: rename(step.file) } : step))
