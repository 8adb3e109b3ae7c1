import { wayTo, type DocumentHistory, type HistoryPoint } from './history'

/** A point as the history's list shows it. */
export interface HistoryRow {
  readonly point: HistoryPoint
  /** 1 for what was done one after the other to where the user is; a branch is one level deeper than what it leaves. */
  readonly level: number
  /** Whether a branch begins here. */
  readonly isBranch: boolean
}

/** The tree as a list, from the first point on: the way to the current one and on from it is straight, other branches stand aside. */
export function historyRows(history: DocumentHistory): readonly HistoryRow[] {
  const { points, current } = history
  const way = new Set([...wayTo(points, current)].map(({ id }) => id))
  const children = new Map<number | null, HistoryPoint[]>()
  for (const point of points.values()) {
    children.set(point.parent, [...(children.get(point.parent) ?? []), point])
  }
  const rows: HistoryRow[] = []
  const waiting = (children.get(null) ?? []).map((point): HistoryRow => ({
    point,
    level: 1,
    isBranch: false,
  }))
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    rows.push(row)
    const { point, level } = row
    const below = children.get(point.id) ?? []
    const ahead = history.ahead.get(point.id)
    const straight =
      below.find(({ id }) => way.has(id)) ?? below.find(({ id }) => id === ahead) ?? below.at(-1)
    if (straight !== undefined) waiting.push({ point: straight, level, isBranch: false })
    const aside = below.filter((each) => each !== straight).reverse()
    waiting.push(...aside.map((each) => ({ point: each, level: level + 1, isBranch: true })))
  }
  return rows
}
