import type { Segment } from '../numeric/segments'
import { forEachBlock } from './rowBlocks'

/** One number a row, made block by block where it is needed, so that it takes no memory. */
export interface RowVector {
  readonly length: number
  /** Writes rows [start, end). */
  readonly fill: (start: number, end: number, target: Float64Array) => void
}

/** Several numbers a row, made together. */
export interface RowVectors {
  readonly count: number
  readonly length: number
  /** Writes rows [start, end), vector after vector. */
  readonly fill: RowVector['fill']
}

export function together(vectors: readonly RowVector[]): RowVectors {
  return {
    count: vectors.length,
    length: vectors[0].length,
    fill: (start, end, target) => {
      const rows = end - start
      vectors.forEach(({ fill }, v) => fill(start, end, target.subarray(v * rows, (v + 1) * rows)))
    },
  }
}

export function vectorOf(values: Float64Array): RowVector {
  return { length: values.length, fill: (start, end, target) => target.set(values.subarray(start, end)) }
}

/** Visits the entries in blocks, in order: `values` are those from `start` on. */
export function forEachPart(vector: RowVector, visit: (values: Float64Array, start: number) => void): void {
  forEachPartOf(vector, { start: 0, end: vector.length }, visit)
}

/** The same of some rows. */
export function forEachPartOf(
  { fill }: RowVector,
  { start: first, end: last }: Segment,
  visit: (values: Float64Array, start: number) => void,
): void {
  const block = new Float64Array(Math.min(last - first, PART))
  forEachBlock(last - first, PART, (from, to) => {
    const values = block.subarray(0, to - from)
    fill(first + from, first + to, values)
    visit(values, first + from)
  })
}

const PART = 4096

/** All its entries in memory. */
export function materialise({ length, fill }: RowVector): Float64Array {
  const values = new Float64Array(length)
  fill(0, length, values)
  return values
}

/** The same of several. */
export function materialiseAll({ count, length, fill }: RowVectors): Float64Array[] {
  const values = new Float64Array(count * length)
  fill(0, length, values)
  return Array.from({ length: count }, (_, v) => values.subarray(v * length, (v + 1) * length))
}
