import type { AnalysisDocument } from '../document/analysisDocument'

/** What a document names files by: its source's, then those that its steps join, each once. */
export function filesOf(document: AnalysisDocument): readonly string[] {
  const joined = document.steps.flatMap((step) => (step.kind === 'join' ? [step.file] : []))
  return [...new Set([...(document.source === null ? [] : [document.source.grant]), ...joined])]
}

/** The document with other names for its files. */
export function renameFiles(document: AnalysisDocument, rename: (file: string) => string): AnalysisDocument {
  const { source, steps } = document
  return {
    ...document,
    source: source && { ...source, grant: rename(source.grant) },
    steps: steps.map((step) => (step.kind === 'join' ? { ...step, file: rename(step.file) } : step)),
  }
}
