import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnBlock } from '@shared/numeric/columnBlock'
import { createDoubleDoubles } from '@shared/numeric/doubleDouble'
import { foldBlock } from '@shared/numeric/foldBlock'
import { scalarColumns } from '@shared/numeric/scalarColumns'
import { seededRandom } from '@shared/numeric/seededRandom'
import { lendSimdColumns } from '@shared/numeric/simdColumns'
import { withColumnBlock } from '@shared/numeric/withColumnBlock'

const shapes = fc.record({
  seed: fc.integer(),
  order: fc.integer({ min: 1, max: 14 }),
  rows: fc.integer({ min: 1, max: 41 }),
})

/** The block in WebAssembly, which every Node of this project has, while `use` runs. */
function inSimd<T>(length: number, use: (block: ColumnBlock) => T): T {
  const lent = lendSimdColumns(length)
  if (lent === null) throw new Error('no WebAssembly with vectors')
  try {
    return use(lent.block)
  } finally {
    lent.giveBack()
  }
}

const normals = (seed: number, length: number): Float64Array => {
  const random = seededRandom(seed)
  return Float64Array.from({ length }, () => random.normal())
}

describe('a pass over columns', () => {
  const pass = fc
    .record({
      width: fc.integer({ min: 1, max: 4 }),
      rows: fc.integer({ min: 1, max: 41 }),
      seed: fc.integer(),
    })
    .chain((shape) => fc.record({ shape: fc.constant(shape), next: fc.constantFrom(0, 1, 2) }))

  it('subtracts the multiples of one column and multiplies with the next, in TypeScript and in WebAssembly', () => {
    fc.assert(
      fc.property(pass, ({ shape: { width, rows, seed }, next }) => {
        const values = normals(seed, 6 * rows)
        const multiples = normals(seed + 1, 4)
        const expected = values.slice()
        for (let k = 0; k < width; k++) {
          for (let i = 0; i < rows; i++) expected[(2 + k) * rows + i] -= multiples[k] * values[i]
        }
        const run = (block: ColumnBlock): { values: Float64Array; products: Float64Array } => {
          block.values.set(values)
          block.multiples.set(multiples)
          block.reflect(width, 0, next, 2, rows)
          return { values: block.values.slice(), products: block.products.slice(0, width) }
        }
        const runMultiply = (block: ColumnBlock): Float64Array => {
          block.values.set(expected)
          block.multiply(width, next, 2, rows)
          expect(block.values).toEqual(expected)
          return block.products.slice(0, width)
        }
        const runSubtract = (block: ColumnBlock): Float64Array => {
          block.values.set(values)
          block.multiples.set(multiples)
          block.subtract(width, 0, 2, rows)
          return block.values.slice()
        }
        expect(runSubtract(scalarColumns(6 * rows))).toEqual(expected)
        expect(inSimd(6 * rows, runSubtract)).toEqual(expected)
        for (const outcome of [run(scalarColumns(6 * rows)), inSimd(6 * rows, run)]) {
          expect(outcome.values).toEqual(expected)
          expect(runMultiply(scalarColumns(6 * rows))).toEqual(outcome.products)
          expect(inSimd(6 * rows, runMultiply)).toEqual(outcome.products)
          for (let k = 0; k < width; k++) {
            let product = 0
            for (let i = 0; i < rows; i++) product += expected[(2 + k) * rows + i] * expected[next * rows + i]
            expect(outcome.products[k]).toBeCloseTo(product, 12)
          }
        }
      }),
    )
  })

  it('TypeScript and WebAssembly fold to the same bits', () => {
    fc.assert(
      fc.property(shapes, ({ seed, order, rows }) => {
        const fold = (block: ColumnBlock) => {
          const triangle = createDoubleDoubles(order * order)
          for (let round = 0; round < 3; round++) {
            block.values.set(normals(seed + round, order * rows))
            foldBlock(triangle, order, block, rows)
          }
          return triangle
        }
        expect(inSimd(order * rows, fold)).toEqual(fold(scalarColumns(order * rows)))
      }),
    )
  })
})

describe('withColumnBlock', () => {
  it('lends a second block while the first is out, and larger ones than before', () => {
    withColumnBlock(10, (outer) => {
      outer.values.fill(1)
      withColumnBlock(100_000, (inner) => inner.values.fill(2))
      expect(outer.values).toEqual(new Float64Array(10).fill(1))
    })
  })

  it('takes a block back from a pass that fails', () => {
    const fails = (): void => {
      throw new Error('stopped')
    }
    expect(() => withColumnBlock(10, fails)).toThrow('stopped')
    expect(withColumnBlock(10, ({ values }) => values.length)).toBe(10)
  })
})
