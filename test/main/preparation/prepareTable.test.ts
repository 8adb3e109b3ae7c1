import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepsSchema } from '@shared/preparation/step'
import type { StepOutcome } from '@shared/preparation/stepOutcome'
import type { DuckdbTable } from '../../../src/main/data/database/duckdbStore'
import { prepareTable } from '../../../src/main/preparation/prepareTable'
import { opened, openText, valuesOf } from '../data/openText'
import { othersOf } from './othersOf'

const page = { start: 0, end: 100, filter: null, sort: null } as const

/** Prepares a text's table and hands it to `look`; `steps` are written as in a file. */
async function prepared<T>(
  text: string,
  steps: readonly object[],
  look: (table: DuckdbTable, outcomes: readonly StepOutcome[], loaded: DuckdbTable) => Promise<T>,
): Promise<T> {
  const loaded = await openText(text)
  try {
    const { table, outcomes } = opened(
      await prepareTable(loaded, stepsSchema.parse(steps), { others: othersOf(loaded) }),
    )
    const seen = await look(table, outcomes, loaded)
    if (table !== loaded) await table.close()
    return seen
  } finally {
    await loaded.close()
  }
}

const cellsOf = async (table: DuckdbTable) => opened(await table.page(page))
const effect = (outcome: StepOutcome) => (outcome.state === 'done' ? outcome.effect : outcome)

const DATA = 'id,x,g\n1,2.5,a\n2,,b\n3,-4,a\n4,100,\n5,3,b\n'

describe('a filter', () => {
  it('keeps the rows that satisfy it, under the numbers that they have in the file', () =>
    prepared(DATA, [{ kind: 'filter', expression: 'x > 0' }], async (table, outcomes, loaded) => {
      expect(effect(outcomes[0])).toMatchObject({ rowsBefore: 5, rowsAfter: 3 })
      expect((await cellsOf(table)).rowNumbers).toEqual([1, 4, 5])
      expect(table).toMatchObject({ rowCount: 5, presentRows: 3 })
      expect(opened(await table.includedRows(null))).toEqual(Uint8Array.of(1, 0, 0, 1, 1))
      expect(opened(await table.includedRows('id >= 4'))).toEqual(Uint8Array.of(0, 0, 0, 1, 1))
      // A column has a place for every row number.
      expect(await valuesOf(table, 'id')).toEqual([1, null, null, 4, 5])
      expect(await valuesOf(table, 'g')).toEqual(['a', null, null, null, 'b'])
      expect(table.columns.map(({ name, missing }) => [name, missing])).toEqual([
        ['id', 0],
        ['x', 0],
        ['g', 1],
      ])
      // The loaded table is as it was.
      expect((await cellsOf(loaded)).rowNumbers).toEqual([1, 2, 3, 4, 5])
      expect(await valuesOf(loaded, 'x')).toEqual([2.5, null, -4, 100, 3])
    }))

  it('finds rows by number, sorts and filters on', () =>
    prepared(DATA, [{ kind: 'filter', expression: '!(g == "b")' }], async (table) => {
      expect(opened(await table.rows([3, 2, 1])).rowNumbers).toEqual([3, 1])
      const sort = { column: 'x', direction: 'descending' } as const
      expect(opened(await table.page({ ...page, filter: 'x < 50', sort })).rowNumbers).toEqual([1, 3])
    }))

  it('twice is once, and two are their conjunction in any order', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(null)), {
          minLength: 1,
          maxLength: 20,
        }),
        fc.constantFrom('x > 0', 'x %% 2 == 0', 'log(x) < 1', 'x'),
        fc.constantFrom('id > 3', '1 / x > 0.3', 'x %in% c(1, 2)'),
        async (cells, p, q) => {
          const text = `id,x\n0,1\n0,2\n${cells.map((cell, id) => `${id},${cell ?? ''}`).join('\n')}\n`
          const loaded = await openText(text)
          const rows = async (...conditions: string[]) => {
            const steps = conditions.map((expression) => ({ kind: 'filter', expression }))
            const { table } = opened(
              await prepareTable(loaded, stepsSchema.parse(steps), { others: othersOf(loaded) }),
            )
            const { rowNumbers } = await cellsOf(table)
            await table.close()
            return rowNumbers
          }
          expect(await rows(p, p)).toEqual(await rows(p))
          expect(await rows(p, q)).toEqual(await rows(q, p))
          expect(await rows(p, q)).toEqual(await rows(`(${p}) & (${q})`))
          await loaded.close()
        },
      ),
      { numRuns: 15 },
    ))
})

describe('a computed column', () => {
  it('is missing where its expression is, and Infinity where one divides by 0', () =>
    prepared(
      'x,y\n1,0\n-1,2\n,3\n0,0\n',
      [
        { kind: 'compute', name: 'l', expression: 'log(x)' },
        { kind: 'compute', name: 'q', expression: 'x / y' },
        { kind: 'compute', name: 'p', expression: 'x > 0' },
      ],
      async (table, outcomes) => {
        expect(await valuesOf(table, 'l')).toEqual([0, null, null, -Infinity])
        expect(await valuesOf(table, 'q')).toEqual([Infinity, -0.5, null, null])
        expect(await valuesOf(table, 'p')).toEqual(['TRUE', 'FALSE', null, 'FALSE'])
        expect(effect(outcomes[0])).toMatchObject({ changed: 2, missing: 2, rowsAfter: 4 })
        expect(table.columns.map(({ type }) => type)).toEqual([
          'integer',
          'integer',
          'number',
          'number',
          'boolean',
        ])
      },
    ))

  it('takes the place of one of its name, and is what later steps see', () =>
    prepared(
      'x,y\n1,5\n2,6\n',
      [
        { kind: 'compute', name: 'x', expression: 'x * 10' },
        { kind: 'compute', name: 'z', expression: 'x + y' },
      ],
      async (table) => {
        expect((await cellsOf(table)).cells).toEqual([
          [10, 5, 15],
          [20, 6, 26],
        ])
      },
    ))
})

describe('a date in an expression', () => {
  const TIMES = 'day,y\n2024-02-29,1\n2024-03-01,2\n,3\n2024-03-02,4\n2023-12-31,5\n'

  it('is compared with one that is written out', () =>
    prepared(TIMES, [{ kind: 'filter', expression: 'day >= as.Date("2024-03-01")' }], async (table) => {
      expect((await cellsOf(table)).rowNumbers).toEqual([2, 4])
    }))

  it('has a year, a month and days', () =>
    prepared(
      TIMES,
      [
        { kind: 'compute', name: 'm', expression: 'year(day) * 100 + month(day)' },
        { kind: 'compute', name: 'd', expression: 'mday(day)' },
        { kind: 'compute', name: 'w', expression: 'wday(day) == 1' },
      ],
      async (table) => {
        expect(await valuesOf(table, 'm')).toEqual([202402, 202403, null, 202403, 202312])
        expect(await valuesOf(table, 'd')).toEqual([29, 1, null, 2, 31])
        expect(await valuesOf(table, 'w')).toEqual(['FALSE', 'FALSE', null, 'FALSE', 'TRUE'])
      },
    ))
})

describe('steps', () => {
  it('that are switched off are as if they were not there', () =>
    prepared(
      DATA,
      [
        { kind: 'filter', expression: 'x > 0', enabled: false },
        { kind: 'compute', name: 'z', expression: 'x', enabled: false },
      ],
      async (table, outcomes, loaded) => {
        expect(table).toBe(loaded)
        expect(outcomes).toEqual([{ state: 'off' }, { state: 'off' }])
      },
    ))

  it('stop at one that fails: it says where, those after it are not run, the table before it is shown', () =>
    prepared(
      DATA,
      [
        { kind: 'compute', name: 'z', expression: 'x + 1' },
        { kind: 'filter', expression: 'x > nope' },
        { kind: 'drop-missing', columns: [] },
        { kind: 'drop-missing', columns: [], enabled: false },
      ],
      async (table, outcomes) => {
        expect(outcomes.map(({ state }) => state)).toEqual(['done', 'failed', 'not-run', 'off'])
        expect(outcomes[1]).toMatchObject({ error: { code: 'column-unknown', name: 'nope', position: 5 } })
        expect(table.columns.map(({ name }) => name)).toEqual(['id', 'x', 'g', 'z'])
        expect(table.presentRows).toBe(5)
      },
    ))

  it.each([
    [
      'comes later',
      [
        { kind: 'filter', expression: 'z > 1' },
        { kind: 'compute', name: 'z', expression: 'x', enabled: false },
        { kind: 'compute', name: 'z', expression: 'x + 1' },
      ],
      { code: 'step-column-later', name: 'z', step: 3 },
    ],
    [
      'is switched off',
      [
        { kind: 'split', name: 's', share: 0.5, seed: 1, enabled: false },
        { kind: 'filter', expression: 's == "test"' },
      ],
      { code: 'step-column-off', name: 's', step: 1 },
    ],
    [
      'has summarised it away',
      [
        { kind: 'summarise', by: ['g'], figures: [{ figure: 'count', name: 'n' }] },
        { kind: 'compute', name: 'm', expression: 'n + 1' },
        { kind: 'drop-missing', columns: ['x'] },
      ],
      { code: 'step-column-gone', name: 'x', step: 1 },
    ],
  ])('that lack a column name the step that %s', (_, steps, error) =>
    prepared(DATA, steps, async (_table, outcomes) => {
      expect(outcomes.find(({ state }) => state === 'failed')).toEqual({ state: 'failed', error })
    }),
  )

  it('tell infinite cells from missing ones', () =>
    prepared(
      'x\n0\n-1\nNA\n4\n',
      [
        { kind: 'compute', name: 'z', expression: '1 / x' },
        { kind: 'compute', name: 'l', expression: 'log(x)' },
        { kind: 'compute', name: 'b', expression: 'x > 0' },
      ],
      async (_, outcomes) => {
        expect(effect(outcomes[0])).toMatchObject({ changed: 3, missing: 1, infinite: 1, unparsed: 0 })
        expect(effect(outcomes[1])).toMatchObject({ changed: 2, missing: 2, infinite: 1 })
        expect(effect(outcomes[2])).toMatchObject({ changed: 3, missing: 1, infinite: 0 })
      },
    ))

  it('show examples of the values that are left, of texts all where they are few', () =>
    prepared(
      `n,x,g,e\n${Array.from({ length: 400 }, (_, i) => `${i},${i % 2},${'abc'[Math.floor(i / 130)] ?? 'd'},`).join('\n')}\n`,
      [{ kind: 'filter', expression: 'n >= 130 & g != "d"' }],
      async (table) => {
        expect(table.columns.map(({ examples }) => examples)).toEqual([
          ['130', '131', '132', '133', '134'],
          ['0', '1'],
          expect.arrayContaining(['b', 'c']),
          [],
        ])
      },
    ))

  it('may drop every row', () =>
    prepared(DATA, [{ kind: 'filter', expression: 'FALSE' }], async (table) => {
      expect((await cellsOf(table)).rowNumbers).toEqual([])
      expect(await valuesOf(table, 'g')).toEqual([null, null, null, null, null])
    }))
})

describe('recoding', () => {
  it('gives other values, and keeps the rest or not', () =>
    prepared(
      DATA,
      [
        {
          kind: 'recode',
          column: 'g',
          pairs: [
            { from: 'a', to: 'A' },
            { from: null, to: 'none' },
          ],
        },
        { kind: 'recode', column: 'g', name: 'n', pairs: [{ from: 'A', to: 1 }], otherwise: 'missing' },
        { kind: 'recode', column: 'id', name: 't', pairs: [{ from: 2, to: 'two' }] },
        { kind: 'recode', column: 'x', pairs: [{ from: 100, to: null }] },
      ],
      async (table, outcomes) => {
        expect(await valuesOf(table, 'g')).toEqual(['A', 'b', 'A', 'none', 'b'])
        expect(await valuesOf(table, 'n')).toEqual([1, null, 1, null, null])
        expect(await valuesOf(table, 't')).toEqual(['1', 'two', '3', '4', '5'])
        expect(await valuesOf(table, 'x')).toEqual([2.5, null, -4, null, 3])
        expect(outcomes.map((outcome) => (outcome.state === 'done' ? outcome.effect.changed : -1))).toEqual([
          3, 2, 5, 1,
        ])
      },
    ))

  it('refuses a value that the column cannot hold', () =>
    prepared(DATA, [{ kind: 'recode', column: 'x', pairs: [{ from: 'a', to: 1 }] }], async (_, outcomes) => {
      expect(outcomes[0]).toMatchObject({
        error: { code: 'step-value', name: 'x', value: 'a', expected: 'numbers' },
      })
    }))
})

describe('filling missing values', () => {
  const fill = (step: object) => (text: string) =>
    prepared(text, [{ kind: 'fill-missing', column: 'x', ...step }], async (table, outcomes) => ({
      values: await valuesOf(table, 'x'),
      effect: effect(outcomes[0]),
    }))

  it('takes the mean, the median, the most frequent value, the one before, or one’s own', async () => {
    const text = 'k,x\n1,\n2,1\n3,\n4,7\n5,7\n6,\n'
    expect((await fill({ with: 'mean' })(text)).values).toEqual([5, 1, 5, 7, 7, 5])
    expect((await fill({ with: 'median' })(text)).values).toEqual([7, 1, 7, 7, 7, 7])
    expect((await fill({ with: 'mode' })(text)).values).toEqual([7, 1, 7, 7, 7, 7])
    expect((await fill({ with: 'previous' })(text)).values).toEqual([null, 1, 1, 7, 7, 7])
    const own = await fill({ with: 'value', value: 0.5 })(text)
    expect(own.values).toEqual([0.5, 1, 0.5, 7, 7, 0.5])
    expect(own.effect).toMatchObject({ changed: 3, missing: 0, figures: { value: 0.5 } })
  })

  it('looks for the value before among the rows that are kept', () =>
    prepared(
      'x,k\n1,1\n2,0\n,1\n',
      [
        { kind: 'filter', expression: 'k == 1' },
        { kind: 'fill-missing', column: 'x', with: 'previous' },
      ],
      async (table) => expect(await valuesOf(table, 'x')).toEqual([1, null, 1]),
    ))

  it('says when there is nothing to take, or it does not go with the column', async () => {
    const failed = async (step: object) => (await fill(step)('k,x\n1,\n2,\n')).effect
    expect(await failed({ with: 'mean' })).toMatchObject({ error: { code: 'step-type' } })
    expect((await fill({ with: 'value', value: 'a' })('k,x\n1,1\n')).effect).toMatchObject({
      error: { code: 'step-value', expected: 'numbers' },
    })
  })
})

describe('dropping rows with missing values', () => {
  it('looks at the columns named, or at all', async () => {
    const rows = (columns: string[]) =>
      prepared(DATA, [{ kind: 'drop-missing', columns }], async (table) => (await cellsOf(table)).rowNumbers)
    expect(await rows(['x'])).toEqual([1, 3, 4, 5])
    expect(await rows([])).toEqual([1, 3, 5])
  })
})

describe('an outlier rule', () => {
  const data = `x\n${[1, 2, 3, 4, 5, 6, 7, 8, 9, 100].join('\n')}\n`
  const bounds = (rule: string, factor: number) =>
    prepared(
      data,
      [{ kind: 'outlier-rule', column: 'x', rule, factor, action: 'drop' }],
      async (table, [outcome]) => {
        const { figures } = effect(outcome) as { figures: { lower: number; upper: number } }
        return [figures.lower, figures.upper, table.presentRows]
      },
    )

  it('has the bounds that R computes', async () => {
    // R 4.2: q <- quantile(x, c(.25, .75)); q + c(-1.5, 1.5) * diff(q); mean(x) + c(-2, 2) * sd(x); median(x) + c(-3, 3) * mad(x)
    expect(await bounds('iqr', 1.5)).toEqual([-3.5, 14.5, 9])
    const [lower, upper, kept] = await bounds('sd', 2)
    expect(lower).toBeCloseTo(-45.804781457747332, 12)
    expect(upper).toBeCloseTo(74.804781457747339, 12)
    expect(kept).toBe(9)
    const [low, high] = await bounds('mad', 3)
    expect(low).toBeCloseTo(-5.6195, 12)
    expect(high).toBeCloseTo(16.6195, 12)
  })

  it('may make outliers missing, and takes no missing value for one', () =>
    prepared(
      `${data}\n,\n`.replace('x\n', 'x,k\n'),
      [{ kind: 'outlier-rule', column: 'x', rule: 'iqr', factor: 1.5, action: 'missing' }],
      async (table, [outcome]) => {
        expect(effect(outcome)).toMatchObject({ rowsAfter: table.rowCount, changed: 1 })
        expect((await valuesOf(table, 'x'))[9]).toBeNull()
      },
    ))
})

describe('reading texts', () => {
  it('lists the texts that are no numbers as failed cells; they are missing, never zero', () =>
    prepared(
      'id,x\n1,1.5\n2,abc\n3,\n4,def\n5,"1,000"\n',
      [{ kind: 'parse', column: 'x', to: 'number', thousands: ',' }],
      async (table, [outcome]) => {
        expect(await valuesOf(table, 'x')).toEqual([1.5, null, null, null, 1000])
        expect(effect(outcome)).toMatchObject({ unparsed: 2, missing: 3, changed: 2 })
        expect((await cellsOf(table)).failed).toEqual([
          { row: 2, column: 1, text: 'abc', why: 'not-a-number' },
          { row: 4, column: 1, text: 'def', why: 'not-a-number' },
        ])
        expect(table.columns[1].unparsed).toBe(2)
        const problems = opened(await table.problems({ column: 'x', start: 0, end: 10 }))
        expect(problems.problems.map(({ row, text }) => [row, text])).toEqual([
          [2, 'abc'],
          [4, 'def'],
        ])
        expect(table.import.problemCount).toBe(2)
      },
    ))

  it('reads dates in the order that is said, and refuses to guess it', async () => {
    const text = 'd,t\n01/02/2024,a\n03/04/2024,b\nx,c\n'
    await prepared(text, [{ kind: 'parse', column: 'd', to: 'date', dateOrder: 'dmy' }], async (table) => {
      expect((await cellsOf(table)).cells.map(([date]) => date)).toEqual(['2024-02-01', '2024-04-03', null])
    })
    await prepared(text, [{ kind: 'parse', column: 'd', to: 'date' }], async (_, [outcome]) => {
      expect(outcome).toMatchObject({ error: { code: 'step-value' } })
    })
  })
})

describe('a split', () => {
  const rows = (count: number) => `x\n${Array.from({ length: count }, (_, row) => row).join('\n')}\n`
  const draw = (count: number, share: number, seed: number) =>
    prepared(rows(count), [{ kind: 'split', name: 's', share, seed }], (table) => valuesOf(table, 's'))

  it('draws exactly the share of the rows, the same for the same seed, another for another', async () => {
    for (const [count, share] of [
      [1000, 0.7],
      [3, 0.5],
      [10, 0.99],
      [1, 0.2],
    ] as const) {
      const drawn = await draw(count, share, 1)
      expect(drawn.filter((side) => side === 'train')).toHaveLength(Math.round(share * count))
      expect(await draw(count, share, 1)).toEqual(drawn)
    }
    expect(await draw(1000, 0.7, 2)).not.toEqual(await draw(1000, 0.7, 1))
  })

  it('is the draw that MurmurHash3’s finaliser defines, whatever the number of threads', async () => {
    const mix = (start: number): number => {
      let h = start | 0
      h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
      h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
      return (h ^ (h >>> 16)) >>> 0
    }
    const hashes = Array.from({ length: 500 }, (_, row) => mix(mix(row + 1) ^ mix(7 + 0x9e3779b9)))
    const last = [...hashes].sort((a, b) => a - b)[199]
    expect(await draw(500, 0.4, 7)).toEqual(hashes.map((hash) => (hash <= last ? 'train' : 'test')))
  })

  it('draws about as many of the first half as of the second', async () => {
    const drawn = await draw(10_000, 0.5, 3)
    const first = drawn.slice(0, 5000).filter((side) => side === 'train').length
    // Hypergeometric: the standard deviation is 25.
    expect(Math.abs(first - 2500)).toBeLessThan(125)
  })
})

describe('a group summary', () => {
  const text = 'g,x,k\nb,1,1\na,2,1\nb,,1\n,4,1\na,6,0\nb,Inf,1\n'
  const figures = (['count', 'mean', 'sum', 'median', 'sd', 'min', 'max'] as const).map((figure) => ({
    figure,
    column: 'x',
    name: figure,
  }))

  it('is a table of its own: groups in order, missing last, figures of the values that are there', () =>
    prepared(
      text,
      [
        { kind: 'filter', expression: 'k == 1 | g == "a"' },
        { kind: 'summarise', by: ['g'], figures: [{ figure: 'count', name: 'n' }, ...figures] },
        { kind: 'compute', name: 'twice', expression: 'n * 2' },
      ],
      async (table, outcomes) => {
        const page = await cellsOf(table)
        expect(outcomes[1]).toMatchObject({ state: 'done' })
        expect(page.rowNumbers).toEqual([1, 2, 3])
        expect(table).toMatchObject({ rowCount: 3, presentRows: 3 })
        // R: sd(c(2, 6)) is 2.828427; of one value NA, of an infinite one NaN.
        expect(page.cells).toEqual([
          ['a', 2, 2, 4, 8, 4, Math.sqrt(8), 2, 6, 4],
          ['b', 3, 2, Infinity, Infinity, Infinity, null, 1, Infinity, 6],
          [null, 1, 1, 4, 4, 4, null, 4, 4, 2],
        ])
        expect(effect(outcomes[1])).toMatchObject({ rowsBefore: 6, rowsAfter: 3, hasNewRows: true })
        expect(await valuesOf(table, 'g')).toEqual(['a', 'b', null])
      },
    ))

  it('without groups is one row', () =>
    prepared(text, [{ kind: 'summarise', by: [], figures: [figures[2]] }], async (table) => {
      expect((await cellsOf(table)).cells).toEqual([[Infinity]])
    }))

  it('refuses two columns of a name, and text to average', async () => {
    const failed = (step: object) =>
      prepared(text, [{ kind: 'summarise', ...step }], (_, [outcome]) => Promise.resolve(outcome))
    expect(await failed({ by: ['g'], figures: [{ figure: 'count', name: 'g' }] })).toMatchObject({
      error: { code: 'step-value', name: 'g' },
    })
    expect(await failed({ by: [], figures: [{ figure: 'mean', column: 'g', name: 'm' }] })).toMatchObject({
      error: { code: 'step-type' },
    })
  })
})
