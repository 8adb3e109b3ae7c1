import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { emptyDocument } from '../../src/shared/document/analysisDocument'
import { launchLeastwise } from './launch'
import { projectFolder } from './projectWindow'

const { folder, remove } = projectFolder()
afterAll(remove)

const name = '<img src=x onerror="document.title=1">.csv'
const part = { relative: '../../../etc/passwd', absolute: '/etc/passwd', bytes: 3, modified: 1, sha256: 'a'.repeat(64) } // prettier-ignore
const project = {
  format: 'leastwise/project',
  version: 1,
  program: { name: 'Leastwise', version: '1.0.0' },
  saved: '2024-05-31T12:00:00.000Z',
  files: { data: { parts: [part] } },
  document: { ...emptyDocument, source: { grant: 'data', name, options: {} } },
}

/** Files that are called projects, and what the window must say of them. */
const bad: readonly [string, string | null, string][] = [
  ['newer', JSON.stringify({ ...project, version: 99 }), '99'],
  ['cut', JSON.stringify(project).slice(0, 300), 'cut.leastwise is not whole'],
  ['edited', JSON.stringify({ ...project, document: { ...project.document, outlierThreshold: -1 } }), 'document.outlierThreshold'], // prettier-ignore
  ['nested', '['.repeat(1_000_000), 'nested.leastwise'],
  ['other', 'x,y\n1,2\n', 'other.leastwise'],
  ['large', null, '400 MB'],
]

describe('a file that is called a project', () => {
  it('and is wrong, cut short, too large or hostile is refused with the place, and is left as it was', async () => {
    const window = await launchLeastwise()
    const { page } = window
    await page.waitForSelector('body[data-ready="true"]')
    for (const [stem, content, says] of bad) {
      const path = join(folder, `${stem}.leastwise`)
      if (content !== null) writeFileSync(path, content)
      else {
        const file = openSync(path, 'w')
        ftruncateSync(file, 1_000_000_000)
        closeSync(file)
      }
      await window.stubOpenDialog(path)
      await page.keyboard.press('Control+o')
      await expect
        .poll(() => page.locator('[data-test="notice-message"]').allInnerTexts(), { timeout: 15_000 })
        .toEqual([expect.stringContaining(says)])
      if (content !== null) expect(readFileSync(path, 'utf8')).toBe(content)
    }
    expect(window.problems).toEqual([])
    await window.close()
  })

  it('that names a file elsewhere, with markup in its name, asks first and runs nothing', async () => {
    const path = join(folder, 'markup.leastwise')
    writeFileSync(path, JSON.stringify({ ...project, files: { data: { parts: [{ ...part, absolute: `/etc/${name}` }] } } })) // prettier-ignore
    const window = await launchLeastwise({ args: [path] })
    const { page } = window
    await page.waitForSelector('[data-test="project-files"]')
    await expect.poll(() => page.textContent('[data-test="project-files"]')).toContain('<img src=x')
    expect(await page.locator('[data-test="project-files"] img').count()).toBe(0)
    expect(await page.locator('[data-test="project-open"]').isDisabled()).toBe(true)
    expect(await page.title()).not.toBe('1')
    await window.screenshot('project-outside')
    expect(window.problems).toEqual([])
    await window.close()
  })
})
