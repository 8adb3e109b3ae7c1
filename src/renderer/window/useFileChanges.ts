import type { FileChange } from '@shared/contract/mainApi'
import { useDocumentStore } from '../stores/documentStore'
import { useNoticeStore } from '../stores/noticeStore'
import { useTableStore } from '../stores/tableStore'

/** Says that the open file has changed on disk, and offers to read it again; the model stays either way. */
export const useFileChanges = (): ((grant: string, change: FileChange) => void) => {
  const documents = useDocumentStore()
  const notices = useNoticeStore()
  const tables = useTableStore()

  return (grant, change) => {
    const { source } = documents.document
    if (source?.grant !== grant) return
    notices.show({
      tone: 'warning',
      content: { kind: 'text', key: `importing.${change}`, parameters: { name: source.name } },
      action:
        change === 'changed' ? { label: 'importing.reload', run: () => void tables.reload() } : undefined,
    })
  }
}
