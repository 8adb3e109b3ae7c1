import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { FoundText } from '@shared/contract/tableApi'
import type { AppError } from '@shared/outcome/appError'
import { latestRequest } from './latestRequest'
import { useSelectionStore } from './selectionStore'
import { useTableStore } from './tableStore'
import { useTableViewStore } from './tableViewStore'

type Direction = 'next' | 'previous'

/** Finding a text in the table as it is shown: the text, where to look, and the row found last. */
export const useFindStore = defineStore('find', () => {
  const tables = useTableStore()
  const tableView = useTableViewStore()
  const selection = useSelectionStore()
  const searches = latestRequest('findText')

  const shown = shallowRef(false)
  const text = shallowRef('')
  const column = shallowRef<string | null>(null)
  const answer = shallowRef<FoundText | null>(null)
  const error = shallowRef<AppError | null>(null)

  const accept = (found: FoundText): void => {
    answer.value = found
    if (!found.found) return
    const { row, column: place } = found.found
    selection.visit(row, tables.columns[place]?.name ?? '')
  }

  const look = async (from: number, direction: Direction): Promise<void> => {
    const view = tableView.view
    error.value = null
    if (!view || text.value === '') {
      answer.value = null
      return searches.drop()
    }
    const request = { ...view, text: text.value, column: column.value, from, direction }
    await searches.ask(request, (reply) => {
      if (reply.ok) accept(reply.value)
      else if (reply.error.code !== 'cancelled') error.value = reply.error
    })
  }

  /** Steps that wait for the row before them: whoever presses a key fast goes as far as slowly. */
  const waiting: Direction[] = []

  const takeStep = (direction: Direction): Promise<void> => {
    const place = answer.value?.found?.place
    if (place === undefined) return look(0, direction)
    if (direction === 'next') return look(place + 1, direction)
    return look(place > 0 ? place - 1 : (tableView.shownRows ?? 1) - 1, direction)
  }

  const step = async (direction: Direction): Promise<void> => {
    waiting.push(direction)
    if (waiting.length > 1) return
    while (waiting.length > 0) {
      await takeStep(waiting[0])
      waiting.shift()
    }
  }

  const forget = (): void => {
    waiting.length = 0
    searches.drop()
    answer.value = null
    error.value = null
  }

  watch(() => tableView.view, forget)
  watch(
    () => tables.info?.tableId,
    () => (column.value = null),
  )

  return {
    shown: computed(() => shown.value),
    text: computed(() => text.value),
    /** The column to look in; null is every one. */
    column: computed(() => column.value),
    answer: computed(() => answer.value),
    error: computed(() => error.value),
    searching: computed(() => searches.slow.value !== null),
    /** What is to be marked in the cells; empty while nothing is looked for. */
    wanted: computed(() => (shown.value ? text.value.toLowerCase() : '')),
    show: (name?: string): void => {
      shown.value = true
      if (name !== undefined) column.value = name
    },
    close: (): void => {
      shown.value = false
      forget()
    },
    write: (wanted: string): void => {
      text.value = wanted
      waiting.length = 0
      void look(answer.value?.found?.place ?? 0, 'next')
    },
    lookIn: (name: string | null): void => {
      column.value = name
      waiting.length = 0
      void look(0, 'next')
    },
    /** Goes on from the row found last, in either direction and round the end. */
    step: (direction: Direction): void => void step(direction),
  }
})
