import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type * as Files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDocument } from '@shared/document/analysisDocument'
import { FileFactsBook } from '../../../src/main/project/fileFacts'
import { LeftJournals } from '../../../src/main/project/leftJournals'
import { ProjectSession } from '../../../src/main/project/projectSession'

/** How often the disk refuses which call on the file that is written beside the project. */
const disk = vi.hoisted(() => ({ call: '', code: '', times: 0 }))

vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Files>()
  const refuse = (call: string, path: unknown): void => {
    if (disk.call !== call || disk.times === 0 || !String(path).endsWith('.tmp')) return
    disk.times--
    throw Object.assign(new Error(`${disk.code}: refused, ${call}`), { code: disk.code })
  }
  return {
    ...files,
    open: async (...open: Parameters<typeof files.open>) => {
      refuse('open', open[0])
      return files.open(...open)
    },
    rename: async (...rename: Parameters<typeof files.rename>) => {
      refuse('rename', rename[0])
      return files.rename(...rename)
    },
    writeFile: async (...write: Parameters<typeof files.writeFile>) => {
      if (disk.call === 'writeFile' && disk.times-- > 0)
        throw Object.assign(new Error(`${disk.code}: refused, write`), { code: disk.code })
      return files.writeFile(...write)
    },
  }
})

let folder: string
let path: string
let work: ProjectSession
const document = { ...emptyDocument, source: { grant: 'g', name: 'data.csv', options: {} } }
const content = { document, tables: {} }

beforeEach(async () => {
  disk.times = 0
  folder = mkdtempSync(join(tmpdir(), 'leastwise-disk-'))
  path = join(folder, 'p.leastwise')
  writeFileSync(join(folder, 'data.csv'), 'x,y\n1,2\n')
  work = new ProjectSession({
    facts: new FileFactsBook(),
    journals: new LeftJournals(join(folder, 'journal')),
    program: { name: 'Leastwise', version: '1' },
    pathsOf: () => [join(folder, 'data.csv')],
    restoreGrant: () => undefined,
    onSaved: () => undefined,
    onJournalFailure: () => undefined,
  })
  expect((await work.saveAs(path, { ...content, data: 'beside' })).ok).toBe(true)
})
afterEach(async () => {
  await work.end()
  rmSync(folder, { recursive: true, force: true })
})

describe('a disk that refuses to save a project', () => {
  it.each([
    ['open', 'EROFS'],
    ['open', 'EACCES'],
    ['writeFile', 'ENOSPC'],
    ['writeFile', 'EIO'],
    ['rename', 'EBUSY'],
    ['rename', 'EXDEV'],
  ])('at %s with %s is told, and the old file is whole', async (call, code) => {
    const before = readFileSync(path)
    Object.assign(disk, { call, code, times: 100 })
    expect(await work.save(content)).toMatchObject({
      ok: false,
      error: { code: 'write-failed', reason: `${code}: refused` },
    })
    expect(await work.saveAs(join(folder, 'q.leastwise'), { ...content, data: 'beside' })).toMatchObject({
      ok: false,
      error: { code: 'write-failed' },
    })
    disk.times = 0
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(folder).filter((name) => /tmp|q\.leastwise/.test(name))).toEqual([])
    expect((await work.save(content)).ok).toBe(true)
    expect(work.path).toBe(path)
  })

  it.each(['EBUSY', 'EPERM', 'EACCES'])('for a moment, with %s, is waited for', async (code) => {
    Object.assign(disk, { call: 'rename', code, times: 3 })
    expect((await work.save(content)).ok).toBe(true)
    expect(disk.times).toBe(0)
  })
})
