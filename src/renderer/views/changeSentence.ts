import { describeChange, type ChangeDetail } from '@shared/document/describeChange'
import type { DocumentHistory, HistoryPoint } from '@shared/document/history'
import { describeStep } from '@shared/preparation/describeStep'
import { useText } from '../locales/messages'

/** Characters of what a change was about. */
const LONGEST = 120

const short = (value: string): string => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value)

/** Says what led to a point of the history. */
export const useChangeSentence = (): ((point: HistoryPoint, points: DocumentHistory['points']) => string) => {
  const { text, language } = useText()

  const value = (written: string): string => (written === '' ? text('history.nothing') : short(written))

  const withDetail = (did: string, detail: ChangeDetail): string => {
    switch (detail.kind) {
      case 'none':
        return did
      case 'value':
        return text('history.sentence', { did, detail: value(detail.value) })
      case 'from-to': {
        const change = text('history.fromTo', { from: value(detail.from), to: value(detail.to) })
        return text('history.sentence', { did, detail: change })
      }
      case 'step':
        return text('history.sentence', { did, detail: short(describeStep(detail.step, language.value)) })
      case 'rows': {
        const { count, reason } = detail
        const rows = short(detail.rows.replaceAll(',', ', '))
        const key = reason === '' ? 'history.rows' : 'history.rowsBecause'
        return text(key, { did, count, rows, reason: short(reason) })
      }
    }
  }

  return (point, points) => {
    const detail = describeChange(point, points)
    if (point.parent === null && detail.kind === 'none') return text('history.first')
    const name = point.parent === null ? 'openFile' : point.name
    return withDetail(text(`history.did.${name}`), detail)
  }
}
