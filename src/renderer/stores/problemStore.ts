import { computed, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { ProblemPage } from '@shared/contract/tableApi'
import type { AppError } from '@shared/outcome/appError'
import { engine } from '../engine/engine'
import { useTableStore } from './tableStore'

/** Problems on one page of the list. */
export const PROBLEMS_A_PAGE = 100

/** The list of what could not be read: whether it is on show, for which column, and the page on show. */
export const useProblemStore = defineStore('problems', () => {
  const tables = useTableStore()
  const shown = shallowRef(false)
  const column = shallowRef<string | null>(null)
  const start = shallowRef(0)
  const page = shallowRef<ProblemPage | null>(null)
  const error = shallowRef<AppError | null>(null)
  let turn = 0

  const read = async (): Promise<void> => {
    const table = tables.info
    const mine = ++turn
    if (!table) return
    const result = await engine.request('readProblems', {
      tableId: table.tableId,
      column: column.value,
      start: start.value,
      end: start.value + PROBLEMS_A_PAGE,
    })
    if (mine !== turn) return
    error.value = result.ok ? null : result.error
    if (result.ok) page.value = result.value
  }

  const turnTo = (first: number): void => {
    start.value = first
    void read()
  }

  const choose = (name: string | null): void => {
    column.value = name
    turnTo(0)
  }

  return {
    shown: computed(() => shown.value),
    column: computed(() => column.value),
    start: computed(() => start.value),
    page: computed(() => page.value),
    error: computed(() => error.value),
    /** Shows the problems of one column, or of all. */
    show: (name: string | null): void => {
      page.value = null
      shown.value = true
      choose(name)
    },
    choose,
    turnTo,
    close: (): void => void (shown.value = false),
  }
})
