import fc from 'fast-check'
import { expect, it } from 'vitest'
import { remembering } from '@shared/diagnostics/rememberedVector'

const LENGTH = 20_000

it('has the entries of the vector, whichever rows are asked for in which order', () => {
  const row = fc.oneof(fc.integer({ min: 0, max: LENGTH }), fc.integer({ min: 0, max: 40 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(row, row), { maxLength: 20 }), (asked) => {
      const vector = remembering({
        length: LENGTH,
        fill: (start, end, target) => {
          for (let i = start; i < end; i++) target[i - start] = Math.sin(i)
        },
      })
      for (const [one, other] of asked) {
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        const found = new Float64Array(end - start)
        vector.fill(start, end, found)
        expect(found.every((value, i) => value === Math.sin(start + i))).toBe(true)
      }
    }),
  )
})

it('makes no row anew that it made last', () => {
  let made = 0
  const vector = remembering({ length: LENGTH, fill: (start, end) => (made += end - start) })
  const target = new Float64Array(1000)
  for (const start of [99, 100, 100]) vector.fill(start, start + 1000, target)
  expect(made).toBe(1001)
})
