import type { ColumnBlock } from './columnBlock'
import { scalarColumns } from './scalarColumns'
import { lendSimdColumns } from './simdColumns'

/** Lends a block of `length` numbers, of whatever value, until `use` returns: in WebAssembly where it is to be had. */
export function withColumnBlock<T>(length: number, use: (block: ColumnBlock) => T): T {
  const lent = lendSimdColumns(length)
  if (lent === null) return use(scalarColumns(length))
  try {
    return use(lent.block)
  } finally {
    lent.giveBack()
  }
}
