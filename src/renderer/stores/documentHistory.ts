import type { AnalysisDocument } from '@shared/document/analysisDocument'

/** What changes the formula. */
export type FormulaCommand =
  | 'chooseResponse'
  | 'changePredictors'
  | 'editFormula'
  | 'addInteraction'
  | 'removeTerm'
  | 'changeDegree'
  | 'changeCoding'
  | 'changeReference'
  | 'changeTransform'
  | 'changeIntercept'

/** What changes the steps of preparation. */
export type StepCommand = 'addStep' | 'editStep' | 'removeStep' | 'moveStep' | 'switchStep'

/** What the user did, for the undo button's label. */
export type CommandName =
  | FormulaCommand
  | 'openFile'
  | 'changeImport'
  | 'changeMethod'
  | 'changeOption'
  | 'changeStandardErrors'
  | 'changeWeights'
  | 'changeLevel'
  | 'changeThreshold'
  | 'changeFlagRules'
  | 'changeResidualViews'
  | 'changeLearningRate'
  | 'changeIterations'
  | 'changeTolerance'
  | 'changeOptimizer'
  | 'changeSchedule'
  | 'changePenalty'
  | 'changeStart'
  | 'keepRun'
  | 'keepPretrained'
  | 'changeTuning'
  | 'changeScale'
  | 'changeLoss'
  | 'changeAxis'
  | 'changeSurface'
  | 'changeResidual'
  | 'changeDiagnostics'
  | 'changeIdColumn'
  | 'changeFilter'
  | 'excludeRows'
  | 'restoreRows'
  | 'changeReason'
  | StepCommand
  | 'restoreModel'
  | 'keepFit'
  | 'removeKept'
  | 'renameKept'
  | 'moveKept'
  | 'changeComparison'
  | 'changeReportStyle'
  | 'moveReportPart'
  | 'switchReportPart'
  | 'changeReportComment'
  | 'restoreReportParts'
  | 'takeRemedy'

/** A step that can be taken back: the document on its other side. */
export interface HistoryEntry {
  readonly name: CommandName
  /** Consecutive changes of one control merge; null never merges. */
  readonly control: string | null
  readonly at: number
  readonly document: AnalysisDocument
}

export interface DocumentHistory {
  /** Each entry holds the document before its step; the last step is last. */
  readonly past: readonly HistoryEntry[]
  readonly present: AnalysisDocument
  /** Each entry holds the document after its step; the next step is last. */
  readonly future: readonly HistoryEntry[]
}

export interface Command {
  readonly name: CommandName
  /** @default null */
  readonly control?: string | null
  /** Time in milliseconds. */
  readonly at: number
  readonly document: AnalysisDocument
}

/** Changes of one control that follow each other within this many milliseconds are one step. */
export const MERGE_MS = 600
const MAX_STEPS = 500

export const emptyHistory = (present: AnalysisDocument): DocumentHistory => ({
  past: [],
  present,
  future: [],
})

/** The history after a command. What was undone before it is gone. */
export const applyCommand = (history: DocumentHistory, command: Command): DocumentHistory => {
  const { name, control = null, at, document } = command
  const last = history.past.at(-1)
  const merges =
    last !== undefined &&
    control !== null &&
    last.name === name &&
    last.control === control &&
    history.future.length === 0 &&
    at - last.at <= MERGE_MS
  const past = merges
    ? [...history.past.slice(0, -1), { ...last, at }]
    : [...history.past, { name, control, at, document: history.present }].slice(-MAX_STEPS)
  return { past, present: document, future: [] }
}

/** Where the user looks is not part of the work: the tab stays as it is when a step is taken back. */
const keepingTab = (document: AnalysisDocument, present: AnalysisDocument): AnalysisDocument =>
  document.view.tab === present.view.tab
    ? document
    : { ...document, view: { ...document.view, tab: present.view.tab } }

/** One step back; the same history when there is none. */
export const undoCommand = (history: DocumentHistory): DocumentHistory => {
  const last = history.past.at(-1)
  if (!last) return history
  return {
    past: history.past.slice(0, -1),
    present: keepingTab(last.document, history.present),
    future: [...history.future, { ...last, document: history.present }],
  }
}

/** One step forward again; the same history when there is none. */
export const redoCommand = (history: DocumentHistory): DocumentHistory => {
  const next = history.future.at(-1)
  if (!next) return history
  return {
    past: [...history.past, { ...next, document: history.present }],
    present: keepingTab(next.document, history.present),
    future: history.future.slice(0, -1),
  }
}
