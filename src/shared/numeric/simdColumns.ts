import type { ColumnBlock } from './columnBlock'
import { reflectScalar, subtractScalar } from './scalarColumns'
import type { Pass } from './simdModule'
import { HEADER_BYTES, MULTIPLES_AT, PRODUCTS_AT, simdModule } from './simdModule'

/** As much of the standard's global object as is used here. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
      readonly Instance: new (module: object) => { readonly exports: unknown }
    }
  | undefined

interface Exports extends Readonly<Record<`${'reflect' | 'subtract'}${1 | 2 | 3 | 4}`, Pass>> {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
}

const PAGE = 65536

/** Instances that are not lent: one is enough but where a pass over rows begins another. */
const idle: Exports[] = []
let compiled: object | null | undefined

/**
 * A block of columns in WebAssembly, two rows at a time, and how to give it back: its memory serves the next one. Null where
 * there is no WebAssembly, or none with vectors.
 */
export function lendSimdColumns(length: number): { block: ColumnBlock; giveBack: () => void } | null {
  if (compiled === undefined) compiled = compile()
  if (compiled === null || WebAssembly === undefined) return null
  const instance = idle.pop() ?? (new WebAssembly.Instance(compiled).exports as Exports)
  return { block: blockIn(instance, length), giveBack: () => void idle.push(instance) }
}

function compile(): object | null {
  try {
    return typeof WebAssembly === 'undefined' ? null : new WebAssembly.Module(simdModule())
  } catch {
    return null
  }
}

function blockIn(instance: Exports, length: number): ColumnBlock {
  const { memory } = instance
  const missing = HEADER_BYTES + 8 * length - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
  const block = {
    values: new Float64Array(memory.buffer, HEADER_BYTES, length),
    multiples: new Float64Array(memory.buffer, MULTIPLES_AT, 4),
    products: new Float64Array(memory.buffer, PRODUCTS_AT, 4),
  }
  const reflects = [instance.reflect1, instance.reflect2, instance.reflect3, instance.reflect4]
  const subtracts = [instance.subtract1, instance.subtract2, instance.subtract3, instance.subtract4]
  const at = (column: number, rows: number): number => HEADER_BYTES + 8 * column * rows
  return {
    ...block,
    reflect(width, source, next, first, rows) {
      if (rows % 2 === 1) return reflectScalar(block, width, source, next, first, rows)
      const end = at(source + 1, rows)
      reflects[width - 1](at(source, rows), at(next, rows), at(first, rows), 8 * rows, end)
    },
    subtract(width, source, first, rows) {
      if (rows % 2 === 1) return subtractScalar(block, width, source, first, rows)
      const end = at(source + 1, rows)
      subtracts[width - 1](at(source, rows), 0, at(first, rows), 8 * rows, end)
    },
  }
}
