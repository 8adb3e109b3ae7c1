import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketSort, type TaggedKeys } from '../../../src/shared/numeric/bucketSort'

/** Keys with their places, sorted; null where the sort gave up. */
function sorted(values: readonly number[]): (readonly [number, number])[] | null {
  const keys = Float64Array.from(values)
  const tags = Int32Array.from(values.keys())
  return toItsEnd({ keys, tags }) ? Array.from(keys, (key, i) => [key, tags[i]] as const) : null
}

function toItsEnd(tagged: TaggedKeys): boolean {
  const sorting = bucketSort(tagged)
  for (;;) {
    const step = sorting.next()
    if (step.done === true) return step.value
  }
}

/** By definition: ascending, equal ones in the order in which they came. */
const expected = (values: readonly number[]) =>
  values.map((value, place) => [value, place] as const).sort(([a, i], [b, j]) => a - b || i - j)

const key = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e3, max: 1e3 }),
  fc.constantFrom(0, -0, 1e-9, 1e9, 5e-324),
)

describe('a bucket sort', () => {
  it('puts keys in ascending order, and equal ones in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 400 }), (values) => {
        expect(sorted(values)).toEqual(expected(values))
      }),
    )
  })

  it('sorts many values, however they crowd together, and sorted ones', () => {
    let state = 1
    const uniform = () => (state = (1664525 * state + 1013904223) % 2 ** 32) / 2 ** 32
    const normal = () => Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform())
    const kinds = [
      uniform,
      () => Math.floor(7 * uniform()),
      () => Math.exp(3 * normal()),
      () => (uniform() < 1e-4 ? 1e200 : uniform()),
    ]
    for (const kind of kinds) {
      const values = Array.from({ length: 50_000 }, kind)
      expect(sorted(values)).toEqual(expected(values))
      const inOrder = values.sort((a, b) => a - b)
      expect(sorted(inOrder)).toEqual(expected(inOrder))
    }
  })

  it('lets others in every few hundred thousand keys', () => {
    const keys = Float64Array.from({ length: 600_000 }, (_, i) => (i * 7919) % 600_011)
    const tags = Int32Array.from(keys.keys())
    expect([...bucketSort({ keys, tags })].length).toBeGreaterThan(5)
    expect(keys.every((key, i) => i === 0 || keys[i - 1] < key)).toBe(true)
    expect(keys.every((key, i) => key === (tags[i] * 7919) % 600_011)).toBe(true)
  })

  it('gives up on values that no width of buckets parts, and does not sort them wrongly', () => {
    const values = Array.from({ length: 20_000 }, (_, i) => 2 ** (((i * 7919) % 2000) - 1000))
    expect(sorted(values)).toBeNull()
    expect(sorted([...Array<number>(40).fill(1), Infinity, -Infinity, 3])).toBeNull()
  })
})
