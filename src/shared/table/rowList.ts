import { rowSetFromEdges, type RowSet } from './rowSet'

/** Rows as people write them, `3,17,40-44`: in ascending order, both ends of a range included. The empty text is no rows. */
export function rowListText({ edges }: RowSet): string {
  const parts: string[] = []
  for (let i = 0; i < edges.length; i += 2) {
    const last = edges[i + 1] - 1
    parts.push(edges[i] === last ? String(last) : `${edges[i]}-${last}`)
  }
  return parts.join(',')
}

/** The rows of such a text; null where it is none. */
export function readRowList(text: string): RowSet | null {
  if (text === '') return rowSetFromEdges([])
  const edges: number[] = []
  for (const part of text.split(',')) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part)
    if (!match) return null
    const first = Number(match[1])
    const end = Number(match[2] ?? match[1]) + 1
    if (first === edges.at(-1)) edges[edges.length - 1] = end
    else edges.push(first, end)
  }
  return rowSetFromEdges(edges)
}
