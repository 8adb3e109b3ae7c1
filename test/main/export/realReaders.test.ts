import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { composeReport } from '@shared/report/composeReport'
import type { Report } from '@shared/report/reportModel'
import type { Language } from '@shared/texts/language'
import { reportFile } from '../../../src/main/export/reportFile'
import { analysed, mtcars, type Cells } from '../../shared/plots/analysed'
import { run } from '../cli/commandLine'
import { hostileReport } from './sampleReport'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-readers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cars = mtcars()
const LONG = 'x'.repeat(10_000)
/** Names that turn a line around, run off the paper, or would be run elsewhere. */
const odd: Cells = { ...cars, [LONG]: cars.hp, '\u202egnorw': cars.qsec, "=cmd|' /C calc'!A0": cars.drat }

function reportOn(formula: string, language: Language = 'en', cells: Cells = cars): Report {
  return composeReport({
    language,
    source: { name: 'Größe.csv', bytes: 1783, encoding: 'utf-8', delimiter: ',', sheet: null },
    analysis: analysed(formula, cells),
    outlierThreshold: 2,
    program: { name: 'Leastwise', version: '0.1.0' },
    date: '2024-05-01 12:00',
  })
}

const oddReport = reportOn(`mpg ~ \`${LONG}\` + \`\u202egnorw\` + \`=cmd|' /C calc'!A0\``, 'en', odd)

function installed(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const readsPdf = installed('pdftotext')
const pdfText = (path: string): string =>
  execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })

const pathOf = async (name: string, report: Report, format: 'tex' | 'docx'): Promise<string> => {
  const path = join(folder, `${name}.${format}`)
  writeFileSync(path, await reportFile(report, format))
  return path
}

/** Where TeX is not installed the document is held to its structure in `latex.test.ts` alone. */
describe('LaTeX', () => {
  const compile = (engine: string, path: string): string => {
    const options = ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', path]
    execFileSync(engine, options, { cwd: folder, stdio: 'ignore', timeout: 120_000 })
    return path.replace(/\.tex$/, '.pdf')
  }

  it.runIf(installed('pdflatex') && readsPdf).each([
    ['plain', reportOn('mpg ~ wt + hp'), ['3.87783', 'Größe.csv']],
    ['hostile', hostileReport, ['<script>alert(1)</script>', '\\input{/etc/passwd}', '$dollar$']],
    ['odd', oddReport, ['gnorw', '=cmd|']],
  ])('%s in English is set by pdfLaTeX', async (name, report, said) => {
    const text = pdfText(compile('pdflatex', await pathOf(name, report, 'tex')))
    for (const part of said) expect(text).toContain(part)
  })

  it.runIf(installed('xelatex') && readsPdf)('Chinese is set by XeLaTeX', async () => {
    const path = await pathOf('zh', reportOn('mpg ~ wt', 'zh'), 'tex')
    const text = pdfText(compile('xelatex', path)).replace(/\s/g, '')
    for (const part of ['系数', '模型诊断', 'Größe.csv']) expect(text).toContain(part)
  })
})

/** Where LibreOffice is not installed the document is held to its structure in `docx.test.ts` alone. */
describe('Word', () => {
  it.runIf(installed('soffice') && readsPdf).each([
    ['plain', reportOn('mpg ~ wt + hp'), ['3.87783', 'Größe.csv', ' / ']],
    ['zh', reportOn('mpg ~ wt', 'zh'), ['系数', '模型诊断']],
    ['hostile', hostileReport, ['<script>alert(1)</script>', '\\input{/etc/passwd}']],
    ['odd', oddReport, ['gnorw', '=cmd|']],
  ])(
    '%s is read by LibreOffice',
    async (name, report, said) => {
      const path = await pathOf(name, report, 'docx')
      const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
      const options = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path]
      execFileSync('soffice', options, { stdio: 'ignore', timeout: 240_000 })
      const text = pdfText(path.replace(/\.docx$/, '.pdf'))
      for (const part of said) expect(text).toContain(part)
    },
    300_000,
  )
})

describe('Excel', () => {
  it('is read by the program’s own reader of workbooks', async () => {
    const path = join(folder, 'cars.xlsx')
    writeFileSync(path, await reportFile(oddReport, 'xlsx'))
    const read = await run('inspect', path, '--sheet', 'Coefficients', '--json', '-')
    expect(read.code).toBe(0)
    expect(read.out).toContain('estimate')
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
  })
})
