import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step } from '@shared/preparation/step'
import { emptyDocument } from '@shared/document/analysisDocument'
import { pythonText } from '@shared/scripts/pythonText'
import { commentOf } from '@shared/scripts/commentLines'
import { pythonScript } from '@shared/scripts/pythonScript'
import { rowRanges } from '@shared/scripts/rowRanges'
import { rScript } from '@shared/scripts/rScript'
import type { ScriptInput } from '@shared/scripts/scriptInput'

const input: ScriptInput = {
  path: 'data.csv',
  reading: {
    format: 'csv',
    encoding: 'utf-8',
    byteOrderMark: false,
    delimiter: ',',
    quote: '"',
    comment: '',
    decimal: '.',
    thousands: null,
    header: true,
    unitRow: false,
    skipRows: 0,
    headerRow: null,
    dateOrder: null,
    units: {},
    missing: ['NA'],
    sheet: null,
    range: null,
  },
  fileRows: 10,
  columns: [
    { name: 'x', type: 'number' },
    { name: 'y', type: 'number' },
  ],
  steps: [],
  filter: null,
  excluded: [],
  model: { ...emptyDocument.model, formula: 'y ~ x' },
  usedRows: 10,
  lambda: null,
  time: '2026-01-01 00:00',
  version: '1.0.0',
  language: 'en',
}

const writers = [
  ['R', rScript],
  ['Python', pythonScript],
] as const

/** The lines of a script without its comments. */
const code = (script: string): string[] => script.split('\n').filter((line) => !line.startsWith('#'))

describe.each(writers)('a script of %s', (_, write) => {
  it('holds a hostile name as nothing but a text or a comment', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        '"; system("rm -rf ~"); "',
        'a\nimport os',
        "');DROP",
        '`$(touch x)`',
        '\\"',
        'x\r\nstop()',
      ),
    )
    fc.assert(
      fc.property(hostile, (name) => {
        const plain = code(write(input))
        const columns = [{ name, type: 'text' as const }, input.columns[1]]
        const renamed = code(write({ ...input, path: name, columns, filter: `"${name}" IS NULL OR 1 = 1` }))
        // Whatever the name, it begins no line of its own: lines are only added for the filter.
        const starts = (lines: readonly string[]): Set<string> =>
          new Set(lines.map((line) => /^\s*[a-z_.]*/i.exec(line)?.[0] ?? ''))
        const known = new Set([...starts(plain), 'raise', 'stop', 'data'])
        expect([...starts(renamed)].filter((start) => !known.has(start))).toEqual([])
      }),
    )
  })

  it('says in Chinese what each line is', () => {
    const script = write({ ...input, language: 'zh', excluded: [3] })
    expect(script).toContain('# 去掉被排除的行（1）')
    expect(script).not.toMatch(/^# (?:Read|Make|The)\b/m)
  })

  it('leaves out a row of units', () => {
    const units = { ...input.reading, unitRow: true }
    expect(write({ ...input, reading: units })).toMatch(
      /^data (?:<- data\[-1, , drop = FALSE\]|= data\.iloc\[1:\])$/m,
    )
    const sheet = { ...units, format: 'xlsx', sheet: 'S', range: 'A1:B12', headerRow: 1 } as const
    expect(write({ ...input, reading: sheet })).toMatch(
      /range = "A3:B12",\s+col_names = FALSE|header=None,\s+skiprows=2, nrows=10/,
    )
  })

  it('stops at a join, which reads another file, and at a condition in SQL whose rows are not at hand', () => {
    const join: Step = {
      kind: 'join',
      enabled: true,
      file: 'other.csv',
      name: '',
      options: {},
      keys: [{ column: 'x', other: 'x' }],
      how: 'left',
      columns: null,
      repeated: 'fail',
    }
    const stop = /^(?:stop\(|raise SystemExit)/m
    expect(write(input)).not.toMatch(stop)
    expect(write({ ...input, steps: [join] })).toMatch(stop)
    expect(write({ ...input, steps: [{ ...join, enabled: false }] })).not.toMatch(stop)
    expect(write({ ...input, filter: 'x % 2 = 0' })).toMatch(stop)
    expect(write({ ...input, filter: 'x % 2 = 0', keptRows: [2, 4] })).not.toMatch(stop)
  })
})

describe('rowRanges', () => {
  it('writes runs of numbers that are those numbers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
        const rows = numbers.sort((a, b) => a - b)
        const ranges = rowRanges(rows)
        const written = ranges.flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        )
        expect(written).toEqual(rows)
        ranges.slice(1).forEach(([first], index) => expect(first).toBeGreaterThan(ranges[index][1] + 1))
      }),
    )
  })
})

describe('commentOf', () => {
  it('leaves no line outside the comment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const line of commentOf(text)
          .join('\n')
          .split(/[\n\r\u2028\u2029\u0085\v\f]/)) {
          expect(line.startsWith('# ')).toBe(true)
        }
      }),
    )
  })
})

describe('pythonText', () => {
  const marks = ['\u202e', '\u2066', '\u200b', '\u2028', '\u0085', '\ufeff', 'a', '"', '\\', '\n', '王', '😀']

  it('is read as the text, and has no character that turns the line or cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...marks) }), (text) => {
        const written = pythonText(text)
        expect(JSON.parse(written)).toBe(text)
        expect(written).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
        expect(commentOf(text).join('')).not.toMatch(/[\p{Cf}\u2028\u2029]/u)
      }),
    )
  })
})
