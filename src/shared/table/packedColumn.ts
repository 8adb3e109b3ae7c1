import type { NumericColumn } from './column'
import type { PackedNumbers } from './packedNumbers'
import { unpack } from './packedNumbers'

/** A column whose `values` are made when somebody wants all of them; who reads blocks of rows takes `packed`. */
export class PackedColumn implements NumericColumn {
  readonly kind = 'numeric'
  private unpacked: Float64Array | null = null

  constructor(
    readonly name: string,
    readonly packed: PackedNumbers,
    readonly magnitude?: number,
  ) {}

  get values(): Float64Array {
    if (this.unpacked === null) {
      const { length } = this.packed.units
      this.unpacked = new Float64Array(length)
      unpack(this.packed, 0, length, this.unpacked)
    }
    return this.unpacked
  }
}
