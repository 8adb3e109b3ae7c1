import { toRaw, watch } from 'vue'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import { patchBetween } from '@shared/document/documentPatch'
import type { JournalEntry } from '@shared/project/journal'
import { useDocumentStore } from './documentStore'

/** Changes that follow each other this closely are noted together; with main's flush it stays within half a second. */
const TOGETHER_MS = 100
/** After so many points the document is noted whole again, and they go. */
const CHAIN = 40

interface Journal {
  /** Main has begun a new journal: the document is noted whole. */
  restart(): void
}

/** Notes every change of the document with main, which keeps it for after a crash. */
export const useJournal = (savedNow: () => AnalysisDocument | null): Journal => {
  const documents = useDocumentStore()
  let noted: AnalysisDocument | null = null
  let chain: number[] = []
  let nextId = 1
  let timer: ReturnType<typeof setTimeout> | undefined

  const point = (document: AnalysisDocument): JournalEntry[] => {
    const isWhole = noted === null || chain.length >= CHAIN
    const id = nextId++
    const entry = {
      kind: 'point' as const,
      id,
      parent: isWhole ? null : (chain.at(-1) ?? null),
      name: documents.ownStep ?? 'openFile',
      at: Date.now(),
      patch: isWhole || noted === null ? document : patchBetween(noted, document),
    }
    const gone: JournalEntry[] = isWhole && chain.length > 0 ? [{ kind: 'forgotten', ids: chain }] : []
    chain = isWhole ? [id] : [...chain, id]
    return [entry, { kind: 'current', id }, ...gone]
  }

  const note = (): void => {
    timer = undefined
    const document = toRaw(documents.own)
    if (document.source === null) return
    const entries = document === noted ? [] : point(document)
    noted = document
    const id = savedNow() === null ? null : (chain.at(-1) ?? null)
    void window.leastwise.main.noteJournal({ entries: [...entries, { kind: 'saved', id }] })
  }

  watch([() => documents.own, () => savedNow() === null], () => {
    timer ??= setTimeout(note, TOGETHER_MS)
  })

  return {
    restart: () => {
      noted = null
      chain = []
    },
  }
}
