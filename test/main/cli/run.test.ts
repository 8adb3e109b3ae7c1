import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectFile } from '@shared/project/projectFile'
import { emptyDocument, type AnalysisDocument } from '@shared/document/analysisDocument'
import { runCommandLine } from '../../../src/main/cli/program'
import { FileFactsBook } from '../../../src/main/project/fileFacts'
import { LeftJournals } from '../../../src/main/project/leftJournals'
import { ProjectSession } from '../../../src/main/project/projectSession'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-run-'))
const data = join(folder, 'data.csv')
const project = join(folder, 'p.leastwise')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const document: AnalysisDocument = {
  ...emptyDocument,
  source: { grant: 'g', name: 'data.csv', options: {} },
  steps: [{ kind: 'compute', enabled: true, name: 'z', expression: 'x^2' }],
  exclusions: [
    { rows: '3', reason: 'typing error', by: null, when: null },
    { rows: '30', reason: 'far out', by: null, when: null },
  ],
  model: { ...emptyDocument.model, formula: 'y ~ x + z' },
}

beforeAll(async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `${i},${(3 + i + Math.sin(i)).toFixed(4)},a`)
  writeFileSync(data, `x,y,note\n${rows.join('\n')}\n`)
  const session = new ProjectSession({
    facts: new FileFactsBook(),
    journals: new LeftJournals(join(folder, 'journal')),
    program: { name: 'Leastwise', version: '1' },
    pathsOf: () => [data],
    restoreGrant: () => undefined,
    onSaved: () => undefined,
    onJournalFailure: () => undefined,
  })
  const columns = [
    { name: 'x', type: 'integer' as const },
    { name: 'y', type: 'number' as const },
    { name: 'note', type: 'text' as const },
  ]
  const saved = await session.saveAs(project, {
    document,
    tables: { g: { rows: 30, columns, levels: {} } },
    data: 'beside',
  })
  expect(saved.ok).toBe(true)
  await session.end()
})

async function run(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  let out = ''
  let error = ''
  const code = await runCommandLine(argv, {
    out: (text) => void (out += text),
    error: (text) => void (error += text),
    showsProgress: false,
  })
  return { code, out, error }
}

const withoutTiming = (text: string): unknown => ({
  ...(JSON.parse(text) as object),
  ...{ timing: null, project: null, unfit: null },
})

describe('run', () => {
  it('gives the numbers of the same fit to the last bit', async () => {
    const ran = await run('run', project, '--json', '-')
    const model = ['--formula', 'y ~ x + z', '--compute', 'z = x^2', '--exclude', '3,30']
    const fitted = await run('fit', data, ...model, '--json', '-')
    expect(ran.code).toBe(0)
    expect(withoutTiming(ran.out)).toEqual(withoutTiming(fitted.out))
  })

  it('writes the report in the language asked for, with the exclusions and their reasons', async () => {
    const report = join(folder, 'r.html')
    expect((await run('run', project, '--report', report, '--language', 'zh')).code).toBe(0)
    const html = readFileSync(report, 'utf8')
    expect(html).toContain('typing error')
    expect(html).toContain('lang="zh')
  })

  it('applies the analysis to other data and says what did not fit', async () => {
    const other = join(folder, 'other.csv')
    writeFileSync(
      other,
      `x,y\n${Array.from({ length: 20 }, (_, i) => `${i},${2 * i + (i % 3)}`).join('\n')}\n`,
    )
    const ran = await run('run', project, '--data', other, '--json', '-')
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.out)).toMatchObject({
      nRows: 20,
      unfit: [
        { code: 'data-column-missing', column: 'note' },
        { code: 'exclusions-beyond', count: 1, rows: 20 },
      ],
    })
    expect(ran.error).toContain('warning: exclusions-beyond')
  })

  it('says which columns are of another type, and which column of the model is not there', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${2 * i + (i % 3)},${i}`)
    const typed = join(folder, 'typed.csv')
    writeFileSync(typed, `x,y,note\n${rows.join('\n')}\n`)
    const ran = await run('run', project, '--data', typed, '--json', '-')
    expect(JSON.parse(ran.out)).toMatchObject({
      unfit: [{ code: 'data-column-type', column: 'note', was: 'text', now: 'integer' }],
    })
    expect(ran.error).toMatch(/warning: data-column-type: .*note/)
    const without = join(folder, 'without.csv')
    writeFileSync(without, `x,z\n${rows.map((row) => row.slice(0, row.lastIndexOf(','))).join('\n')}\n`)
    const refused = await run('run', project, '--data', without)
    expect(refused).toMatchObject({ code: 4, out: '' })
    expect(refused.error).toMatch(/^leastwise: [a-z-]+: .*[“"'`]?y/m)
  })

  it('announces levels of a factor that the project had not when it was fitted, which are fitted', async () => {
    const content = JSON.parse(readFileSync(project, 'utf8')) as ProjectFile
    content.document.model = { ...content.document.model, formula: 'y ~ note' }
    const known = content.files.data.table
    if (known === null) throw new Error('no table')
    const levelled = join(folder, 'levelled.leastwise')
    writeFileSync(
      levelled,
      JSON.stringify({
        ...content,
        files: { data: { ...content.files.data, table: { ...known, levels: { note: ['a', 'b', 'c'] } } } },
      }),
    )
    const other = join(folder, 'levels.csv')
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${2 * i + (i % 3)},${'abde'[i % 4]}`)
    writeFileSync(other, `x,y,note\n${rows.join('\n')}\n`)
    const ran = await run('run', levelled, '--data', other, '--json', '-')
    expect(ran.code).toBe(0)
    const { unfit, coefficients } = JSON.parse(ran.out) as {
      unfit: unknown[]
      coefficients: { term: string }[]
    }
    expect(unfit).toEqual([{ code: 'levels-new', column: 'note', count: 2, levels: 'd, e' }])
    expect(coefficients.map(({ term }) => term)).toEqual(['(Intercept)', 'noteb', 'noted', 'notee'])
    expect(ran.error).toMatch(/warning: levels-new: .*“note”.*d, e/)
  })

  it('says what did not fit also where that leaves nothing to fit', async () => {
    const words = join(folder, 'words.csv')
    const rows = Array.from({ length: 30 }, (_, i) => `${i % 3 === 0 ? 'n/k' : i},${2 * i + (i % 3)},a`)
    writeFileSync(words, `x,y,note\n${rows.join('\n')}\n`)
    const refused = await run('run', project, '--data', words)
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.error).toMatch(/warning: data-column-type: .*x/)
  })

  it('writes the analysis as a script of R or Python, as the window does', async () => {
    const script = join(folder, 'analysis.R')
    expect((await run('run', project, '--report', script)).code).toBe(0)
    const written = readFileSync(script, 'utf8')
    expect(written).toContain(JSON.stringify(data))
    expect(written).toContain('y ~ x + z')
    expect(written).toContain('c(3, 30)')
  })

  it('ends as the contract says: wrong project 3, missing data 3, a model that does not fit the data 4', async () => {
    const broken = join(folder, 'broken.leastwise')
    writeFileSync(broken, readFileSync(project, 'utf8').slice(0, 200))
    const report = join(folder, 'never.html')
    expect((await run('run', broken, '--report', report)).code).toBe(3)
    expect(existsSync(report)).toBe(false)
    const gone = join(folder, 'gone.leastwise')
    writeFileSync(gone, readFileSync(project, 'utf8').replaceAll('data.csv', 'gone.csv'))
    expect(await run('run', gone)).toMatchObject({
      code: 3,
      error: expect.stringContaining('gone.csv') as string,
    })
    const unfit = join(folder, 'unfit.csv')
    writeFileSync(unfit, 'x,w\n1,2\n3,4\n5,6\n')
    expect((await run('run', project, '--data', unfit)).code).toBe(4)
    expect((await run('run', project, '--language', 'fr')).code).toBe(2)
  })

  it('writes the report as the project composes it, and in another language where told', async () => {
    const composed = join(folder, 'composed.leastwise')
    const parts = [
      { id: 'excluded', shown: true, comment: 'Two rows are wrong.' },
      { id: 'data', shown: true, comment: '' },
      { id: 'charts', shown: false, comment: '' },
    ]
    const file = JSON.parse(readFileSync(project, 'utf8')) as { document: AnalysisDocument }
    const report = { ...file.document.report, parts, language: 'zh', author: 'A. Author' }
    writeFileSync(composed, JSON.stringify({ ...file, document: { ...file.document, report } }))
    const html = join(folder, 'composed.html')
    expect((await run('run', composed, '--report', html)).code).toBe(0)
    const written = readFileSync(html, 'utf8')
    expect(written).toContain('<html lang="zh-CN">')
    expect(written).toMatch(/A\. Author[^]*Two rows are wrong\.[^]*id="data"/)
    expect(written).not.toContain('id="charts"')
    const word = join(folder, 'composed.md')
    expect((await run('run', composed, '--report', word, '--language', 'en')).code).toBe(0)
    expect(readFileSync(word, 'utf8')).toContain('## Excluded rows')
  })
})
