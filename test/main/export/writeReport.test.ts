import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportMarkdown } from '../../../src/main/export/markdown'
import { writeReport } from '../../../src/main/export/writeReport'
import { hostileReport } from './sampleReport'

const markdown = reportMarkdown(hostileReport)

describe('writeReport', () => {
  let folder = ''
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'leastwise-write-report-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** The picture that a report names, read as a reader of Markdown would. */
  function pictureOf(path: string): string {
    const link = /!\[(?:\\.|[^\]\\])*\]\(([^)]*)\)/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
    return readFileSync(join(folder, decodeURIComponent(link)), 'utf8')
  }

  it('puts the figures of Markdown beside it, under any name', async () => {
    const path = join(folder, 'a (b) [c] % ä 报告.md')
    expect(await writeReport(path, markdown, 'md')).toEqual({ ok: true, value: null })
    expect(pictureOf(path)).toMatch(/^<!-- Leastwise figure [0-9a-f]{64} -->\n<svg [^]*<\/svg>$/)
    expect(readFileSync(path, 'utf8')).not.toContain('base64')
    expect(readdirSync(folder).sort()).toEqual(['a (b) [c] % ä 报告-figures', 'a (b) [c] % ä 报告.md'])
  })

  it('replaces the figures of the report before it, and no others', async () => {
    const path = join(folder, 'report.md')
    const figures = join(folder, 'report-figures')
    await writeReport(path, markdown, 'md')
    await writeReport(path, markdown, 'md')
    expect(readdirSync(folder).sort()).toEqual(['report-figures', 'report.md'])
    writeFileSync(join(figures, 'figure-1.svg'), 'edited by hand')
    await writeReport(path, markdown, 'md')
    expect(readFileSync(join(figures, 'figure-1.svg'), 'utf8')).toBe('edited by hand')
    expect(pictureOf(path)).toContain('<svg ')
    expect(readdirSync(folder).sort()).toEqual(['report-figures', 'report-figures-2', 'report.md'])
  })

  it('leaves a folder alone that has anything of somebody else', async () => {
    mkdirSync(join(folder, 'report-figures'))
    writeFileSync(join(folder, 'report-figures', 'notes.txt'), 'mine')
    writeFileSync(join(folder, 'report-figures-2'), 'a file')
    await writeReport(join(folder, 'report.md'), markdown, 'md')
    expect(readdirSync(join(folder, 'report-figures'))).toEqual(['notes.txt'])
    expect(readdirSync(join(folder, 'report-figures-3'))).toEqual(['figure-1.svg'])
  })

  it('leaves report and figures as they were where the report cannot be written', async () => {
    const path = join(folder, 'report.md')
    await writeReport(path, markdown, 'md')
    const before = readFileSync(join(folder, 'report-figures', 'figure-1.svg'), 'utf8')
    rmSync(path)
    symlinkSync('/dev/full', path)
    expect(await writeReport(path, markdown, 'md')).toMatchObject({ ok: false })
    expect(readFileSync(join(folder, 'report-figures', 'figure-1.svg'), 'utf8')).toBe(before)
    expect(readdirSync(folder).sort()).toEqual(['report-figures', 'report.md'])
  })

  it('says why where there is no such folder, and makes none', async () => {
    const path = join(folder, 'nowhere', 'report.md')
    expect(await writeReport(path, markdown, 'md')).toMatchObject({
      ok: false,
      error: { code: 'write-failed', path, reason: expect.stringContaining('ENOENT') },
    })
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  })

  it('writes every other format as it is', async () => {
    await writeReport(join(folder, 'report.html'), markdown, 'html')
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe(markdown)
    expect(readdirSync(folder)).toEqual(['report.html'])
  })
})
