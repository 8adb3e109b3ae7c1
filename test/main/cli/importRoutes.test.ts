import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { emptyDocument, type AnalysisDocument } from '@shared/document/analysisDocument'
import type { ImportOptions } from '@shared/source/importOptions'
import { runDocument } from '../../../src/main/project/runDocument'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-routes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Case {
  readonly header: string
  readonly row: (i: number) => string
  readonly options: ImportOptions
  readonly flags: readonly string[]
  readonly formula?: string
}

/** Files for which an option matters. */
const cases: Record<string, Case> = {
  'a column read as text': {
    header: 'x,y',
    row: (i) => `${i % 3},${(i % 7) / 4}`,
    options: { columnTypes: { x: 'text' } },
    flags: ['--types', 'x=text'],
  },
  'the delimiter': {
    header: 'x,a;y,b',
    row: (i) => `${i};${(i % 7) / 4}`,
    options: { delimiter: ';' },
    flags: ['--delimiter', ';'],
    formula: '`y,b` ~ `x,a`',
  },
  'the quote': {
    header: "x,'y'",
    row: (i) => `'${i}','${(i % 7) / 4}'`,
    options: { quote: "'" },
    flags: ['--quote', "'"],
  },
  'the comment mark': {
    header: 'x,y',
    row: (i) => (i % 10 === 4 ? `%${i},1000` : `${i},${(i % 7) / 4}`),
    options: { comment: '%' },
    flags: ['--comment', '%'],
  },
  'the decimal mark': {
    header: 'x;y',
    row: (i) => `${i};${i % 7},${100 + (i % 5)}`,
    options: { decimal: ',', delimiter: ';' },
    flags: ['--decimal', ',', '--delimiter', ';'],
  },
  'missing texts': {
    header: 'x,y',
    row: (i) => `${i},${i % 6 === 1 ? -999 : (i % 7) / 4}`,
    options: { missing: ['-999'] },
    flags: ['--na', '-999'],
  },
  'rows to leave out above the header': {
    header: 'made up\nx,y',
    row: (i) => `${i},${(i % 7) / 4}`,
    options: { skipRows: 1 },
    flags: ['--skip-rows', '1'],
  },
  'a file without header': {
    header: '1,2',
    row: (i) => `${i},${(i % 7) / 4}`,
    options: { header: false },
    flags: ['--no-header'],
    formula: 'column_2 ~ column_1',
  },
  'the order of dates': {
    header: 'day,y',
    row: (i) => `0${1 + (i % 9)}/0${1 + (i % 5)}/2024,${(i % 7) / 4}`,
    options: { dateOrder: 'mdy' },
    flags: ['--date-order', 'mdy'],
    formula: 'y ~ day',
  },
}

interface Coefficient {
  readonly term: string
  readonly estimate: number
}

const documentOf = (options: ImportOptions, formula: string): AnalysisDocument => ({
  ...emptyDocument,
  source: { grant: 'g', name: 'data.csv', options },
  model: { ...emptyDocument.model, formula },
})

async function byDocument(path: string, options: ImportOptions, formula: string): Promise<Coefficient[]> {
  const ran = await runDocument(
    {
      document: documentOf(options, formula),
      files: new Map([['g', [path]]]),
      table: null,
      language: 'en',
    },
    {},
  )
  if (!ran.ok) throw new Error(JSON.stringify(ran.error))
  await ran.value.close()
  return ran.value.result.coefficients.map(({ term, estimate }) => ({ term, estimate }))
}

async function byCommand(...argv: string[]): Promise<Coefficient[]> {
  const { code, out, error } = await run('fit', ...argv, '--json', '-')
  if (code !== 0) throw new Error(error)
  const { coefficients } = JSON.parse(out) as { coefficients: Coefficient[] }
  return coefficients.map(({ term, estimate }) => ({ term, estimate }))
}

describe('an import option', () => {
  it.each(Object.keys(cases))('%s: holds on every route from a file to its fit', async (name) => {
    const { header, row, options, flags, formula = 'y ~ x' } = cases[name]
    const path = join(folder, `${name.replaceAll(' ', '-')}.csv`)
    writeFileSync(path, `${header}\n${Array.from({ length: 300 }, (_, i) => row(i)).join('\n')}\n`)
    const model = [path, '--formula', formula]
    const scanned = await byCommand(...model, ...flags)
    expect(scanned.length).toBeGreaterThanOrEqual(2)
    expect(await byCommand(...model, ...flags, '--where', 'TRUE')).toEqual(scanned)
    expect(await byDocument(path, options, formula)).toEqual(scanned)
  })
})

describe('an option that means nothing to the file', () => {
  const workbook = resolve('test/reference/data/excel/rxl__iris-google-doc.xlsx')
  const json = join(folder, 'rows.json')
  const text = join(folder, 'rows.csv')
  const values = Array.from({ length: 20 }, (_, i) => ({ x: i, y: (i % 7) / 4 }))
  writeFileSync(json, JSON.stringify(values))
  writeFileSync(text, `x,y\n${values.map(({ x, y }) => `${x},${y}`).join('\n')}\n`)

  it.each<readonly [keyof ImportOptions, string, ImportOptions, readonly string[], string]>([
    ['delimiter', workbook, { delimiter: ';' }, ['--delimiter', ';'], 'option-text-only'],
    ['encoding', workbook, { encoding: 'gbk' }, ['--encoding', 'gbk'], 'option-text-only'],
    ['decimal', json, { decimal: ',' }, ['--decimal', ','], 'option-text-only'],
    ['thousands', json, { thousands: '.' }, ['--thousands', '.'], 'option-text-only'],
    ['missing', json, { missing: ['-9'] }, ['--na', '-9'], 'option-text-only'],
    ['header', json, { header: false }, ['--no-header'], 'option-text-only'],
    ['sheet', text, { sheet: 'Data' }, ['--sheet', 'Data'], 'option-unfit'],
  ])('%s: is refused on every route', async (option, path, options, flags, code) => {
    const asked = { document: documentOf(options, 'y ~ x'), files: new Map([['g', [path]]]) }
    const ran = await runDocument({ ...asked, table: null, language: 'en' }, {})
    expect(ran).toEqual({ ok: false, error: { code, option, path } })
    for (const command of ['inspect', 'fit']) {
      const model = command === 'fit' ? ['--formula', 'y ~ x'] : []
      const told = await run(command, path, ...model, ...flags)
      expect(told.code).toBe(2)
      expect(told.error).toContain(`${code}: ${flags[0]}`)
    }
  })

  it('is passed over where it was said of the fitted file and the new rows are of another kind', async () => {
    const asked = [text, '--formula', 'y ~ x', '--delimiter', ',', '--na', 'none', '--new', json]
    const { code, out } = await run('predict', ...asked, '--json', '-')
    expect(code).toBe(0)
    expect((JSON.parse(out) as { rows: unknown[] }).rows).toHaveLength(20)
  })
})
