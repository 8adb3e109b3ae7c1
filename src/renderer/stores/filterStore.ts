import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { writeFilter, type ColumnCondition } from '@shared/document/columnCondition'
import { readFilter } from '@shared/document/readFilter'
import type { AppError } from '@shared/outcome/appError'
import { useDocumentStore } from './documentStore'
import { latestRequest } from './latestRequest'
import { useTableStore } from './tableStore'

/** A condition that is being written: its place among those there are, or null for a new one. */
interface Draft {
  /** The column that it is about; null for one that is typed. */
  readonly column: string | null
  readonly place: number | null
}

/** The document's filter as conditions that are added, changed and taken away one by one. */
export const useFilterStore = defineStore('filter', () => {
  const documents = useDocumentStore()
  const tables = useTableStore()
  const draft = shallowRef<Draft | null>(null)
  const error = shallowRef<AppError | null>(null)

  const conditions = computed(() => readFilter(documents.document.filter))
  const edited = computed(() => {
    const place = draft.value?.place ?? null
    return place === null ? null : (conditions.value[place] ?? null)
  })

  const checking = latestRequest('readPage')

  const open = (next: Draft | null): void => {
    checking.drop()
    error.value = null
    draft.value = next
  }

  const withPlace = (condition: ColumnCondition): readonly ColumnCondition[] => {
    const place = draft.value?.place ?? null
    return place === null
      ? [...conditions.value, condition]
      : conditions.value.map((other, index) => (index === place ? condition : other))
  }

  /** Takes the condition into the filter, once the engine has said that it can be used. */
  const apply = async (condition: ColumnCondition): Promise<void> => {
    const table = tables.info
    const filter = writeFilter(withPlace(condition))
    if (!table) return
    const page = { tableId: table.tableId, start: 0, end: 0, filter, sort: null }
    error.value = null
    await checking.ask(page, (checked) => {
      if (tables.info !== table || (!checked.ok && checked.error.code === 'cancelled')) return
      if (!checked.ok) return void (error.value = checked.error)
      open(null)
      documents.setFilter(filter)
    })
  }

  const remove = (place: number): void => {
    open(null)
    documents.setFilter(writeFilter(conditions.value.filter((_, index) => index !== place)))
  }

  watch(
    () => [documents.document.filter, tables.info?.tableId],
    () => open(null),
  )

  return {
    conditions,
    draft: computed(() => draft.value),
    /** The condition that is being changed; null for a new one. */
    edited,
    /** It takes long to find out which rows satisfy the condition. */
    slow: computed(() => checking.slow.value !== null),
    /** Ends that; the condition stays as it is being written. */
    cancel: checking.cancel,
    /** Why the condition cannot be used. */
    error: computed(() => error.value),
    /** Begins to write a condition on a column, or to change the first there is. */
    editColumn: (column: string): void => {
      const place = conditions.value.findIndex(
        (condition) => condition.kind !== 'typed' && condition.column === column,
      )
      open({ column, place: place < 0 ? null : place })
    },
    editTyped: (): void => open({ column: null, place: null }),
    editAt: (place: number): void => {
      const condition = conditions.value[place]
      open({ column: condition.kind === 'typed' ? null : condition.column, place })
    },
    apply,
    remove,
    clear: (): void => {
      open(null)
      documents.setFilter(null)
    },
    close: (): void => open(null),
  }
})
