import type { ColumnBlock } from './columnBlock'
import { multiplyScalar, reflectScalar, subtractScalar } from './scalarColumns'
import type { Pass } from './simdModule'
import { HEADER_BYTES, MULTIPLES_AT, PRODUCTS_AT, simdModule } from './simdModule'

/** As much of the standard's global object as is used here. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
      readonly Instance: new (module: object) => { readonly exports: unknown }
    }
  | undefined

interface Exports extends Readonly<Record<`${'reflect' | 'multiply' | 'subtract'}${1 | 2 | 3 | 4}`, Pass>> {
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
  const block = new SimdColumns(instance, length)
  return { block, giveBack: () => void idle.push(instance) }
}

function compile(): object | null {
  try {
    return typeof WebAssembly === 'undefined' ? null : new WebAssembly.Module(simdModule())
  } catch {
    return null
  }
}

class SimdColumns implements ColumnBlock {
  readonly values: Float64Array
  readonly multiples: Float64Array
  readonly products: Float64Array

  constructor(
    private readonly passes: Exports,
    length: number,
  ) {
    const { memory } = passes
    const missing = HEADER_BYTES + 8 * length - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
    this.values = new Float64Array(memory.buffer, HEADER_BYTES, length)
    this.multiples = new Float64Array(memory.buffer, MULTIPLES_AT, 4)
    this.products = new Float64Array(memory.buffer, PRODUCTS_AT, 4)
  }

  reflect(width: number, source: number, next: number, first: number, rows: number): void {
    if (rows % 2 === 1) return reflectScalar(this, width, source, next, first, rows)
    const stride = 8 * rows
    const from = HEADER_BYTES + source * stride
    const factor = HEADER_BYTES + next * stride
    const to = HEADER_BYTES + first * stride
    // A call that always leads to the same function is cheaper.
    if (width === 4) this.passes.reflect4(from, factor, to, stride, from + stride)
    else if (width === 3) this.passes.reflect3(from, factor, to, stride, from + stride)
    else if (width === 2) this.passes.reflect2(from, factor, to, stride, from + stride)
    else this.passes.reflect1(from, factor, to, stride, from + stride)
  }

  multiply(width: number, next: number, first: number, rows: number): void {
    if (rows % 2 === 1) return multiplyScalar(this, width, next, first, rows)
    const stride = 8 * rows
    const from = HEADER_BYTES + next * stride
    const to = HEADER_BYTES + first * stride
    if (width === 4) this.passes.multiply4(from, 0, to, stride, from + stride)
    else if (width === 3) this.passes.multiply3(from, 0, to, stride, from + stride)
    else if (width === 2) this.passes.multiply2(from, 0, to, stride, from + stride)
    else this.passes.multiply1(from, 0, to, stride, from + stride)
  }

  subtract(width: number, source: number, first: number, rows: number): void {
    if (rows % 2 === 1) return subtractScalar(this, width, source, first, rows)
    const stride = 8 * rows
    const from = HEADER_BYTES + source * stride
    const to = HEADER_BYTES + first * stride
    if (width === 4) this.passes.subtract4(from, 0, to, stride, from + stride)
    else if (width === 3) this.passes.subtract3(from, 0, to, stride, from + stride)
    else if (width === 2) this.passes.subtract2(from, 0, to, stride, from + stride)
    else this.passes.subtract1(from, 0, to, stride, from + stride)
  }
}
