import { unitsOf } from '@shared/table/packedNumbers'
import type { CellReader, NumberOptions } from './plainCells'
import { NumberCells } from './plainCells'
import type { Extent } from './extent'
import type { QuickCells, QuickColumn } from './simdRecords'

/** A column of numbers that are kept as units of their last place. */
export interface PackedPlan {
  readonly kind: 'packed'
  readonly whole: boolean
  readonly decimal: '.' | ','
  readonly units: Int32Array
  readonly perOne: number
}

type PackedOptions = Omit<NumberOptions, 'values'> & Pick<PackedPlan, 'units' | 'perOne'>

/** Reads numbers and packs them; one that has no such units is lost, and the file must be read otherwise. */
export class PackedCells implements CellReader {
  hasLost = false
  private readonly cells: NumberCells
  private readonly units: Int32Array
  private readonly perOne: number

  constructor({ units, perOne, ...options }: PackedOptions) {
    this.cells = new NumberCells({ ...options, values: new Float64Array(1) })
    this.units = units
    this.perOne = perOne
  }

  get quick(): QuickColumn | null {
    return this.cells.quick
  }

  get extent(): Extent {
    return this.cells.extent
  }

  read(bytes: Uint8Array, start: number, row: number): number {
    const end = this.cells.read(bytes, start, 0)
    this.keep(this.cells.values[0], row)
    return end
  }

  take({ numbers, count }: QuickCells, row: number): void {
    for (let i = 0; i < count; i++) this.keep(numbers[i], row + i)
    this.extent.addAll(numbers, count)
  }

  private keep(value: number, row: number): void {
    const units = unitsOf(value, this.perOne)
    if (Number.isNaN(units)) this.hasLost = true
    else this.units[row] = units
  }
}

/** Above this a number of the sample leaves too little room for those that follow. */
const MOST_UNITS = 2 ** 30
const MOST_PLACES = 9

/** The units of which the numbers of a sample are made, by how many make one; null where they are of none. */
export function unitsOfSample(texts: readonly string[]): number | null {
  let places = 0
  let largest = 0
  for (const text of texts) {
    const match = /^[+-]?[0-9]+(?:[.,]([0-9]+))?$/.exec(text)
    if (match === null) return null
    places = Math.max(places, match[1]?.length ?? 0)
    largest = Math.max(largest, Math.abs(Number(text.replace(',', '.'))))
  }
  const perOne = 10 ** places
  return places <= MOST_PLACES && largest * perOne < MOST_UNITS ? perOne : null
}
