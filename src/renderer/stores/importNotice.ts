import type { TableInfo } from '@shared/contract/openingApi'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { ImportOptions } from '@shared/source/importOptions'
import { rowSetOf } from '@shared/table/rowSet'
import { hasRemedy, isNumbersAsText, withNumbers } from '../format/doubtRemedies'
import { useDocumentStore } from './documentStore'
import { useImportStore } from './importStore'
import { useNoticeStore, type NoticeAction } from './noticeStore'

type Source = NonNullable<AnalysisDocument['source']>

/** How to say what was guessed of a table, or that settings of last time hold; each with a way to change it. */
export const useImportNotice = (
  readAs: (source: Source) => Promise<void>,
): ((table: TableInfo, source: Source, remembered: boolean) => void) => {
  const documents = useDocumentStore()
  const imports = useImportStore()
  const notices = useNoticeStore()

  const lookAt = (source: Source): NoticeAction => ({
    label: 'importing.look',
    run: () => imports.show(source),
  })

  /** What sets right the first of these doubts, and all of its kind. */
  const remedyOf = (doubts: readonly ImportDoubt[], source: Source): NoticeAction => {
    const reading = (options: ImportOptions) => () => void readAs({ ...source, options })
    const [doubt] = doubts
    if (isNumbersAsText(doubt))
      return { label: 'importing.readNumbers', run: reading(withNumbers(doubts, source.options)) }
    if (doubt.code === 'unit-row')
      return { label: 'importing.leaveUnits', run: reading({ ...source.options, unitRow: true }) }
    if (doubt.code === 'total-row') {
      const rows = rowSetOf([doubt.row])
      const run = () => documents.exclude({ rows, reason: '', by: null, when: new Date().toISOString() })
      return { label: 'importing.excludeTotal', run }
    }
    return lookAt(source)
  }

  return (table, source, remembered) => {
    notices.dismiss()
    const doubts = [...table.import.doubts].sort(
      (one, other) => Number(hasRemedy(other)) - Number(hasRemedy(one)),
    )
    if (doubts.length > 0) {
      const content = { kind: 'doubts', doubts, remembered } as const
      // The dialog lists the others, too.
      const otherAction = doubts.length > 1 && hasRemedy(doubts[0]) ? lookAt(source) : undefined
      notices.show({ tone: 'warning', content, action: remedyOf(doubts, source), otherAction })
    } else if (remembered) {
      const parameters = { name: source.name }
      const content = { kind: 'text', key: 'importing.remembered', parameters } as const
      const run = () => void readAs({ ...source, options: {} })
      notices.show({ tone: 'info', content, action: { label: 'importing.reset', run } })
    }
  }
}
