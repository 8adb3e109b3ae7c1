import { describe, expect, it } from 'vitest'
import { openText } from '../openText'

const DAY_MS = 86_400_000

/** By definition: ten bins of equal width from the least to the greatest, which belongs to the last. */
function binned(values: readonly number[]): number[] {
  const least = values.reduce((a, b) => Math.min(a, b))
  const greatest = values.reduce((a, b) => Math.max(a, b))
  const counts = Array<number>(10).fill(0)
  for (const value of values) counts[Math.min(9, Math.floor(((value - least) / (greatest - least)) * 10))]++
  return counts
}

describe('what columns show of how their values lie', () => {
  it.each([1000, 60_000])(
    'is counted of %d rows: numbers, days, texts, missing and infinite ones',
    async (count) => {
      const rows = Array.from({ length: count }, (_, row) => ({
        x: row % 11 === 0 ? null : ((row * 7919) % 997) / 8,
        w: row % 500 === 3 ? Infinity : (row * 31) % 640,
        day: (row * 17) % 730,
        group: ['a', 'b', 'b', 'c'][row % 4],
      }))
      const line = ({ x, w, day, group }: (typeof rows)[number]): string => {
        const date = new Date(Date.UTC(2020, 0, 1) + day * DAY_MS).toISOString().slice(0, 10)
        return [x ?? '', w === Infinity ? 'Inf' : w, date, group].join(',')
      }
      const table = await openText(`x,w,day,group\n${rows.map(line).join('\n')}\n`)
      const shown = table.columns.map(({ histogram }) => histogram)
      await table.close()
      expect(shown).toEqual([
        binned(rows.flatMap(({ x }) => x ?? [])),
        binned(rows.flatMap(({ w }) => (w === Infinity ? [] : w))),
        binned(rows.map(({ day }) => day)),
        [count / 2, count / 4, count / 4],
      ])
    },
  )

  it.each([1000, 60_000])('is counted of %d rows whose least value has seventeen digits', async (count) => {
    // As a decimal in SQL, each of these is a bit above the double that it means.
    const leasts = [-0.9880362734541701, -0.9017753195144049, 0.9948390330679227, 0.11520403509794619]
    const columns = leasts.map((least) =>
      Array.from({ length: count }, (_, row) => least + (row % 991) * Math.abs(least)),
    )
    const lines = Array.from({ length: count }, (_, row) => columns.map((values) => values[row]).join(','))
    const table = await openText(`a,b,c,d\n${lines.join('\n')}\n`)
    const shown = table.columns.map(({ histogram }) => histogram)
    await table.close()
    for (const counts of shown) expect((counts ?? []).reduce((sum, bin) => sum + bin)).toBe(count)
    expect(shown).toEqual(columns.map(binned))
  })
})
