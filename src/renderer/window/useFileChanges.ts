import type { FileChange } from '@shared/contract/mainApi'
import { useDocumentStore } from '../stores/documentStore'
import { useNoticeStore } from '../stores/noticeStore'
import { useTableStore } from '../stores/tableStore'

/** Says that the open file, or one that a step joins, has changed on disk, and offers to read it again; the model stays either way. */
export const useFileChanges = (): ((grant: string, change: FileChange) => void) => {
  const documents = useDocumentStore()
  const notices = useNoticeStore()
  const tables = useTableStore()

  return (grant, change) => {
    const { source, steps } = documents.document
    const joined = steps.find((step) => step.kind === 'join' && step.enabled && step.file === grant)
    const name = source?.grant === grant ? source.name : joined?.kind === 'join' ? joined.name : undefined
    if (name === undefined) return
    notices.show({
      tone: 'warning',
      content: { kind: 'text', key: `importing.${change}`, parameters: { name } },
      action:
        change === 'changed'
          ? { label: 'importing.reload', run: () => void tables.reload({ isChangeKnown: true }) }
          : undefined,
    })
  }
}
