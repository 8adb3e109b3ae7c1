import { watch } from 'vue'
import { patchBetween } from '@shared/document/documentPatch'
import type { DocumentHistory, HistoryPoint } from '@shared/document/history'
import type { JournalEntry } from '@shared/project/journal'
import { useDocumentStore } from './documentStore'

/** Changes that follow each other this closely are noted together; with main's flush it stays within half a second. */
const TOGETHER_MS = 100

interface Journal {
  /** Main has begun a journal that knows these points. */
  restart(known?: DocumentHistory['points']): void
}

/** Notes every change of the history with main, which keeps it for after a crash. `savedNow` is the point that the file holds. */
export const useJournal = (savedNow: () => number | null): Journal => {
  const documents = useDocumentStore()
  let noted: DocumentHistory['points'] = new Map()
  let timer: ReturnType<typeof setTimeout> | undefined

  const note = (): void => {
    timer = undefined
    const { points, current, present } = documents.ownHistory
    if (present.source === null) return
    const ids = [...noted.keys()].filter((id) => !points.has(id))
    const entries: JournalEntry[] = [...points.values()].flatMap((point) => entryOf(point, { points, noted }))
    entries.push({ kind: 'current', id: current }, { kind: 'saved', id: savedNow() })
    if (ids.length > 0) entries.push({ kind: 'forgotten', ids })
    noted = points
    void window.leastwise.main.noteJournal({ entries })
  }

  watch([() => documents.ownHistory, savedNow], () => {
    timer ??= setTimeout(note, TOGETHER_MS)
  })

  return { restart: (known = new Map()) => void (noted = known) }
}

interface Known {
  readonly points: DocumentHistory['points']
  readonly noted: DocumentHistory['points']
}

/** What is to be told of a point: nothing where it is known as it is. */
function entryOf({ id, parent, name, at, document }: HistoryPoint, { points, noted }: Known): JournalEntry[] {
  const known = noted.get(id)
  if (known?.document === document && known.parent === parent) return []
  const above = parent === null ? undefined : points.get(parent)?.document
  const patch = above === undefined ? { set: document } : patchBetween(above, document)
  return [{ kind: 'point', id, parent, name, at, patch }]
}
