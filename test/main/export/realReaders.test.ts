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
/** Which real readers are here; a document that none of them reads is held to its structure alone. */
const reads = {
  pdflatex: installed('pdflatex') && readsPdf,
  xelatex: installed('xelatex') && readsPdf,
  soffice: installed('soffice') && readsPdf,
}
for (const [program, isThere] of Object.entries(reads))
  if (!isThere) console.warn(`${program} or pdftotext is not here: what it would read is only written.`)

const pdfText = (path: string): string =>
  execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })

const pathOf = async (name: string, report: Report, format: 'tex' | 'docx'): Promise<string> => {
  const path = join(folder, `${name}.${format}`)
  writeFileSync(path, await reportFile(report, format))
  return path
}

describe('LaTeX', () => {
  const compile = (engine: string, path: string): string => {
    const options = ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', path]
    execFileSync(engine, options, { cwd: folder, stdio: 'ignore', timeout: 120_000 })
    return path.replace(/\.tex$/, '.pdf')
  }

  it.each([
    ['plain', reportOn('mpg ~ wt + hp'), ['3.87783', 'Größe.csv', 'Figure 3: Normal']],
    ['hostile', hostileReport, ['<script>alert(1)</script>', '\\input{/etc/passwd}', '$dollar$']],
    ['odd', oddReport, ['gnorw', '=cmd|']],
  ])('%s in English is set by pdfLaTeX', async (name, report, said) => {
    const path = await pathOf(name, report, 'tex')
    if (!reads.pdflatex) return expect(readFileSync(path, 'utf8')).toContain('\\end{document}')
    const text = pdfText(compile('pdflatex', path))
    for (const part of said) expect(text).toContain(part)
  })

  it('Chinese is set by XeLaTeX', async () => {
    const path = await pathOf('zh', reportOn('mpg ~ wt', 'zh'), 'tex')
    if (!reads.xelatex) return expect(readFileSync(path, 'utf8')).toContain('\\end{document}')
    const text = pdfText(compile('xelatex', path)).replace(/\s/g, '')
    for (const part of ['系数', '模型诊断', 'Größe.csv']) expect(text).toContain(part)
  })
})

describe('Word', () => {
  it.each([
    ['plain', reportOn('mpg ~ wt + hp'), ['3.87783', 'Größe.csv', /1 ?\/ ?\d/, /^ *normal quantile$/m]],
    ['zh', reportOn('mpg ~ wt', 'zh'), ['系数', '模型诊断', /^ *正态分位数$/m]],
    [
      'hostile',
      hostileReport,
      ['<script>alert(1)</script>', '\\input{/etc/passwd}', /^ *<script>alert\(1\)<\/script>$/m],
    ],
    ['odd', oddReport, ['gnorw', '=cmd|']],
  ])(
    '%s is read by LibreOffice, its figures, too',
    async (name, report, said) => {
      const path = await pathOf(name, report, 'docx')
      if (!reads.soffice) return expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
      const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
      const options = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path]
      execFileSync('soffice', options, { stdio: 'ignore', timeout: 240_000 })
      const text = pdfText(path.replace(/\.docx$/, '.pdf'))
      for (const part of said) expect(text).toMatch(part)
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
