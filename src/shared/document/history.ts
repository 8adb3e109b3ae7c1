import type { AnalysisDocument } from './analysisDocument'
import type { CommandName } from './commandName'

/** A state of the document, and what led to it. */
export interface HistoryPoint {
  /** Ascending with time: a parent's is lower than its children's. */
  readonly id: number
  /** The point that was changed; null where this one is the first that is known. */
  readonly parent: number | null
  readonly name: CommandName
  /** Consecutive changes of one control merge; null never merges. */
  readonly control: string | null
  /** When it was last changed, in milliseconds since 1970. */
  readonly at: number
  readonly document: AnalysisDocument
}

/** All that was done, as a tree: what is done after going back is a further branch, and the one before stays. */
export interface DocumentHistory {
  /** By ascending id. Each has its parent among them but the first. */
  readonly points: ReadonlyMap<number, HistoryPoint>
  readonly current: number
  /** The document of the current point, in the view where the user looks. */
  readonly present: AnalysisDocument
  /** Where doing it again leads from a point: to the child that was last looked at. */
  readonly ahead: ReadonlyMap<number, number>
}

export interface Command {
  readonly name: CommandName
  /** @default null */
  readonly control?: string | null
  /** In milliseconds since 1970. */
  readonly at: number
  readonly document: AnalysisDocument
}

/** Changes of one control that follow each other within this many milliseconds are one point. */
export const MERGE_MS = 600
/** The points that are kept at most; then the oldest go. */
export const MOST_POINTS = 600
/** So many are left, so that it is not every change that moves the first one. */
const LEFT_POINTS = 500

/** The history of a document of which nothing is known but itself. */
export const emptyHistory = (document: AnalysisDocument, at = 0): DocumentHistory => ({
  points: new Map([[1, { id: 1, parent: null, name: 'openFile', control: null, at, document }]]),
  current: 1,
  present: document,
  ahead: new Map(),
})

export const currentPoint = ({ points, current }: DocumentHistory): HistoryPoint =>
  points.get(current) as HistoryPoint

/** The history after a command: a new point under the current one, or that one changed further. */
export function applyCommand(history: DocumentHistory, command: Command): DocumentHistory {
  const { name, control = null, at, document } = command
  const last = currentPoint(history)
  const points = new Map(history.points)
  if (merges(history, command)) {
    points.set(last.id, { ...last, at, document })
    return { ...history, points, present: document }
  }
  const id = lastId(history) + 1
  points.set(id, { id, parent: last.id, name, control, at, document })
  const ahead = new Map(history.ahead).set(last.id, id)
  return withinBounds({ points, current: id, present: document, ahead })
}

/** One step back; the same history when there is none. */
export function undoCommand(history: DocumentHistory): DocumentHistory {
  const { parent } = currentPoint(history)
  return parent === null ? history : goToPoint(history, parent)
}

/** One step forward again; the same history when there is none. */
export function redoCommand(history: DocumentHistory): DocumentHistory {
  const next = history.ahead.get(history.current)
  return next === undefined ? history : goToPoint(history, next)
}

/** The history at another of its points; doing it again then leads along the branch that was left. */
export function goToPoint(history: DocumentHistory, id: number): DocumentHistory {
  const point = history.points.get(id)
  if (point === undefined || id === history.current) return history
  const ahead = new Map(history.ahead)
  for (const { id: child, parent } of wayTo(history.points, id)) if (parent !== null) ahead.set(parent, child)
  return { ...history, ahead, current: id, present: keepingTab(point.document, history.present) }
}

/** The history in which the current point is not changed any further: it is saved as it is. */
export function sealPoint(history: DocumentHistory): DocumentHistory {
  const points = new Map(history.points).set(history.current, { ...currentPoint(history), control: null })
  return { ...history, points }
}

/** From this point up to the first. */
export function* wayTo<Point extends Pick<HistoryPoint, 'parent'>>(
  points: ReadonlyMap<number, Point>,
  id: number,
): Iterable<Point> {
  for (let next: number | null = id; next !== null;) {
    const point = points.get(next)
    if (point === undefined) return
    yield point
    next = point.parent
  }
}

function merges(history: DocumentHistory, { name, control = null, at }: Command): boolean {
  const last = currentPoint(history)
  if (control === null || last.name !== name || last.control !== control) return false
  return last.parent !== null && !history.ahead.has(last.id) && at - last.at <= MERGE_MS
}

const lastId = ({ points }: DocumentHistory): number => [...points.keys()].at(-1) ?? 0

/** Where the user looks is not part of the work: the tab stays as it is when a step is taken back. */
const keepingTab = (document: AnalysisDocument, present: AnalysisDocument): AnalysisDocument =>
  document.view.tab === present.view.tab
    ? document
    : { ...document, view: { ...document.view, tab: present.view.tab } }

/** Lets the oldest points go that nothing which stays hangs on. */
function withinBounds(history: DocumentHistory): DocumentHistory {
  if (history.points.size <= MOST_POINTS) return history
  const points = new Map(history.points)
  const ahead = new Map(history.ahead)
  while (points.size > LEFT_POINTS) {
    const gone = oldestToGo(points, history.current)
    points.delete(gone.id)
    ahead.delete(gone.id)
    if (gone.parent !== null && ahead.get(gone.parent) === gone.id) ahead.delete(gone.parent)
    for (const point of points.values()) {
      if (point.parent === gone.id) points.set(point.id, { ...point, parent: null })
    }
  }
  return { ...history, points, ahead }
}

/** The first point where one only follows on it, else the oldest end of another branch. */
function oldestToGo(points: DocumentHistory['points'], current: number): HistoryPoint {
  const [first] = points.values()
  const parents = new Map<number, number>()
  for (const { parent } of points.values())
    if (parent !== null) parents.set(parent, (parents.get(parent) ?? 0) + 1)
  if (parents.get(first.id) === 1 && first.id !== current) return first
  const kept = new Set([...wayTo(points, current)].map(({ id }) => id))
  return [...points.values()].find(({ id }) => !kept.has(id) && !parents.has(id)) ?? first
}
