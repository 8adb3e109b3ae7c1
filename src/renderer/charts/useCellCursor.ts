import { computed, shallowRef, type ComputedRef } from 'vue'
import type { BinnedDensity, DensityCell } from '@shared/plots/binnedDensity'
import { fullestCell, nextCell } from './densityPlaces'

/** One place: a cell and the density that it belongs to, without which it means nothing. */
interface Place {
  readonly cell: DensityCell
  readonly density: BinnedDensity
}

/** Steps of the arrow keys: columns to the right, rows up. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The cell that is told about: the one pointed at, else the one kept by a click or reached by the keyboard. */
export const useCellCursor = (density: ComputedRef<BinnedDensity | null>) => {
  const hovered = shallowRef<Place | null>(null)
  const kept = shallowRef<Place | null>(null)
  const present = (place: Place | null): DensityCell | null =>
    place && place.density === density.value ? place.cell : null
  const placeOf = (cell: DensityCell | null): Place | null =>
    cell && density.value ? { cell, density: density.value } : null

  return {
    cell: computed(() => present(hovered.value) ?? present(kept.value)),
    hover: (cell: DensityCell | null): void => {
      const before = present(hovered.value)
      if (before?.column !== cell?.column || before?.row !== cell?.row) hovered.value = placeOf(cell)
    },
    /** Keeps a cell until another is kept; none lets it go. */
    keep: (cell: DensityCell | null): void => void (kept.value = placeOf(cell)),
    /** Goes to the next cell with rows in it; false where the key says no direction. */
    walk: (key: string): boolean => {
      const step = steps[key]
      if (!step || !density.value) return false
      const from = present(kept.value)
      kept.value = placeOf(from ? nextCell(density.value, from, step) : fullestCell(density.value))
      return true
    },
  }
}
