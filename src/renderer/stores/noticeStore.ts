import { shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { AppError } from '@shared/outcome/appError'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { Warning } from '@shared/outcome/warning'
import type { MessageKey } from '../locales/messages'

/** What a notice says, as data: its words follow the language. */
export type NoticeContent =
  | { readonly kind: 'error'; readonly error: AppError }
  /** What was guessed on import, not empty, and whether settings of last time hold. */
  | { readonly kind: 'doubts'; readonly doubts: readonly ImportDoubt[]; readonly remembered: boolean }
  | { readonly kind: 'warnings'; readonly warnings: readonly Warning[] }
  | {
      readonly kind: 'text'
      readonly key: MessageKey
      readonly parameters?: Readonly<Record<string, string | number>>
    }

export interface NoticeAction {
  readonly label: MessageKey
  run(): void
}

export interface Notice {
  readonly id: number
  readonly tone: 'error' | 'warning' | 'info'
  readonly content: NoticeContent
  readonly action?: NoticeAction
  /** Another that may be chosen instead. */
  readonly otherAction?: NoticeAction
}

/** The one notice under the toolbar; a newer one takes its place. */
export const useNoticeStore = defineStore('notice', () => {
  const notice = shallowRef<Notice | null>(null)
  let nextId = 1

  const show = (next: Omit<Notice, 'id'>): void => {
    notice.value = { id: nextId++, ...next }
  }

  return {
    notice,
    show,
    showError: (error: AppError, action?: NoticeAction): void => {
      if (error.code !== 'cancelled') show({ tone: 'error', content: { kind: 'error', error }, action })
    },
    dismiss: (): void => void (notice.value = null),
  }
})
