import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DoubleDoubles } from '@shared/numeric/doubleDouble'
import { createDoubleDoubles } from '@shared/numeric/doubleDouble'
import { foldBlock } from '@shared/numeric/foldBlock'
import { foldBlockDoubleDouble } from '@shared/numeric/foldBlockDoubleDouble'
import { seededRandom } from '@shared/numeric/seededRandom'
import { withColumnBlock } from '@shared/numeric/withColumnBlock'

const shapes = fc.record({
  seed: fc.integer(),
  order: fc.integer({ min: 1, max: 13 }),
  blocks: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }),
})

/** Folds a block given as its columns. */
function foldRows(triangle: DoubleDoubles, order: number, values: Float64Array): void {
  withColumnBlock(values.length, (block) => {
    block.values.set(values)
    foldBlock(triangle, order, block, values.length / order)
  })
}

/** Gram matrix XᵀX of all blocks, and the triangles that both kernels make of them. */
function fold({ seed, order, blocks }: { seed: number; order: number; blocks: number[] }) {
  const random = seededRandom(seed)
  const gram = new Float64Array(order * order)
  const inDouble = createDoubleDoubles(order * order)
  const extended = createDoubleDoubles(order * order)
  for (const rows of blocks) {
    const block = Float64Array.from({ length: rows * order }, () => random.normal())
    for (let j = 0; j < order; j++) {
      for (let k = 0; k < order; k++) {
        for (let i = 0; i < rows; i++) gram[k * order + j] += block[j * rows + i] * block[k * rows + i]
      }
    }
    foldBlockDoubleDouble(extended, order, { high: block.slice(), low: new Float64Array(block.length) }, rows)
    foldRows(inDouble, order, block)
  }
  return { gram, inDouble: inDouble.high, extended: extended.high }
}

describe('foldBlock and foldBlockDoubleDouble', () => {
  it('RᵀR is XᵀX, whatever the blocks', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { order } = shape
        const { gram, inDouble, extended } = fold(shape)
        for (const triangle of [inDouble, extended]) {
          for (let j = 0; j < order; j++) {
            for (let k = j; k < order; k++) {
              let product = 0
              for (let i = 0; i <= j; i++) product += triangle[j * order + i] * triangle[k * order + i]
              const size = Math.sqrt(gram[j * order + j] * gram[k * order + k])
              expect(Math.abs(product - gram[k * order + j])).toBeLessThan(1e-13 * (1 + size))
            }
          }
        }
      }),
    )
  })

  it('both give the same triangle up to the signs of its rows', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { order } = shape
        const rows = shape.blocks.reduce((sum, count) => sum + count, 0)
        if (rows < order) return
        const { inDouble, extended } = fold(shape)
        for (let j = 0; j < order; j++) {
          expect(inDouble[j * order + j]).toBeGreaterThanOrEqual(0)
          const sign = Math.sign(extended[j * order + j])
          for (let k = j; k < order; k++) {
            const difference = Math.abs(inDouble[k * order + j] - sign * extended[k * order + j])
            expect(difference).toBeLessThan(1e-9)
          }
        }
      }),
    )
  })

  it('rounding does not grow with the number of blocks', () => {
    const triangle = createDoubleDoubles(1)
    const value = 0.1
    for (let i = 0; i < 100_000; i++) foldRows(triangle, 1, Float64Array.of(value))
    expect(Math.abs((triangle.high[0] + triangle.low[0]) / (value * Math.sqrt(100_000)) - 1)).toBeLessThan(
      1e-15,
    )
  })

  it('stays orthogonal where earlier reflections left nothing but rounding', () => {
    const { gram, inDouble, extended } = fold({ seed: -5, order: 13, blocks: [2, 1] })
    for (const triangle of [inDouble, extended]) {
      for (let j = 0; j < 13; j++) {
        const column = triangle.subarray(j * 13, j * 13 + j + 1)
        expect(Math.abs(Math.hypot(...column) / Math.sqrt(gram[j * 13 + j]) - 1)).toBeLessThan(1e-14)
      }
    }
  })

  it('rows of zeros leave the triangle as it is', () => {
    const triangle = { high: Float64Array.of(2, 0, 1, 3), low: new Float64Array(4) }
    foldRows(triangle, 2, new Float64Array(10))
    expect([...triangle.high]).toEqual([2, 0, 1, 3])
    foldBlockDoubleDouble(triangle, 2, createDoubleDoubles(10), 5)
    expect([...triangle.high]).toEqual([2, 0, 1, 3])
  })
})
