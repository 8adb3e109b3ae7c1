import { shallowRef } from 'vue'
import { defineStore } from 'pinia'

/** The one row picked and the one pointed at, by their 1-based number in the file, for the table and every chart. */
export const useSelectionStore = defineStore('selection', () => {
  const selectedRow = shallowRef<number | null>(null)
  const hoveredRow = shallowRef<number | null>(null)
  const visited = shallowRef<{ readonly row: number; readonly column: string } | null>(null)
  return {
    selectedRow,
    hoveredRow,
    /** Picks a row; picking it again lets it go. */
    select: (row: number | null): void => {
      selectedRow.value = row === selectedRow.value ? null : row
    },
    /** The cell that the table is to bring into view; each visit is a new value. */
    visited,
    visit: (row: number, column: string): void => {
      selectedRow.value = row
      visited.value = { row, column }
    },
    hover: (row: number | null): void => void (hoveredRow.value = row),
    clear: (): void => {
      selectedRow.value = null
      hoveredRow.value = null
      visited.value = null
    },
  }
})
