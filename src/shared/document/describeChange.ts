import type { Step } from '../preparation/step'
import { subtract } from '../table/rowAlgebra'
import { rowListText } from '../table/rowList'
import type { AnalysisDocument } from './analysisDocument'
import { isStepCommand, type CommandName, type StepCommand } from './commandName'
import { excludedRowsOf } from './exclusions'
import type { DocumentHistory, HistoryPoint } from './history'

/** What a change was about, in figures and in words of the user's own; the sentence about it is the window's. */
export type ChangeDetail =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'from-to'; readonly from: string; readonly to: string }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'rows'; readonly count: number; readonly rows: string; readonly reason: string }

/** Stretches of rows that are named at most: nobody reads more. */
const LISTED = 100

type Facet = (document: AnalysisDocument) => string | number | null

const formula: Facet = ({ model }) => model.formula

/** What of the document a command changes, where it is one figure or something that the user wrote. */
const facets: Partial<Record<CommandName, Facet>> = {
  chooseResponse: formula,
  changePredictors: formula,
  editFormula: formula,
  addInteraction: formula,
  removeTerm: formula,
  changeDegree: formula,
  changeCoding: formula,
  changeReference: formula,
  changeTransform: formula,
  changeIntercept: formula,
  takeRemedy: formula,
  restoreModel: formula,
  changeWeights: ({ model }) => model.weights,
  changeLevel: ({ model }) => model.level,
  changeThreshold: ({ outlierThreshold }) => outlierThreshold,
  changeFilter: ({ filter }) => filter,
  changeLearningRate: ({ descent }) => descent.learningRate,
  changeIterations: ({ descent }) => descent.iterations,
  changePenalty: ({ descent }) => descent.l2,
  changeAxis: ({ view }) => view.xAxis,
  changeIdColumn: ({ view }) => view.idColumn,
}

/** What led to a point from the one above it. */
export function describeChange(point: HistoryPoint, points: DocumentHistory['points']): ChangeDetail {
  const { name, parent, document } = point
  const before = parent === null ? undefined : points.get(parent)?.document
  if (before === undefined || name === 'openFile') {
    return document.source === null ? { kind: 'none' } : { kind: 'value', value: document.source.name }
  }
  if (name === 'excludeRows') return rowsBetween(before, document)
  if (name === 'restoreRows') return rowsBetween(document, before)
  if (isStepCommand(name)) return stepBetween(name, before.steps, document.steps)
  const facet = facets[name]
  const [from, to] = [facet?.(before) ?? '', facet?.(document) ?? '']
  if (from === to) return { kind: 'none' }
  return from === ''
    ? { kind: 'value', value: String(to) }
    : { kind: 'from-to', from: String(from), to: String(to) }
}

/** The step that was added, changed, removed, moved or switched: where the lists differ first. */
function stepBetween(name: StepCommand, before: readonly Step[], after: readonly Step[]): ChangeDetail {
  const isSame = (one: Step | undefined, other: Step | undefined): boolean =>
    JSON.stringify(one) === JSON.stringify(other)
  const longer = before.length > after.length ? before : after
  const place = longer.findIndex((_, index) => !isSame(before[index], after[index]))
  const wentDown = name === 'moveStep' && isSame(after[place], before[place + 1])
  const step = name === 'removeStep' || wentDown ? before[place] : after[place]
  return place < 0 ? { kind: 'none' } : { kind: 'step', step }
}

/** The rows that are excluded in the second and not in the first. */
function rowsBetween(one: AnalysisDocument, other: AnalysisDocument): ChangeDetail {
  const rows = subtract(excludedRowsOf(other.exclusions), excludedRowsOf(one.exclusions))
  const reason =
    one.exclusions.length < other.exclusions.length ? (other.exclusions.at(-1)?.reason ?? '') : ''
  return { kind: 'rows', count: rows.count, rows: rowListText(rows, LISTED), reason }
}
