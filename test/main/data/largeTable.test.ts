import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadError } from '../../../src/main/data/loadError'
import { memoryBudget } from '../../../src/main/data/database/memoryBudget'
import { openTable } from '../../../src/main/data/openTable'
import { makeTemporaryFolder, sweepTemporaryFolders } from '../../../src/main/data/temporaryFolder'
import { opened, valuesOf, withFile } from './openText'

/** Temporary files in a place of this test's own. */
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leastwise-test-'))
  vi.stubEnv('TMPDIR', folder)
  vi.stubEnv('TEMP', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const leftBehind = () => readdirSync(folder).filter((name) => /^leastwise-\w{6}$/.test(name))

const ROWS = 400_000
/** About 30 MB, of numbers that do not compress. */
const content = `x,y\n${Array.from({ length: ROWS }, (_, row) => `${Math.sin(row + 1)},${Math.cos(row * row)}`).join('\n')}\n`
const small = 48 * 2 ** 20

describe('a table larger than the memory that it may take', () => {
  it('lies in a temporary file, answers as any other, and leaves nothing behind', async () => {
    await withFile(content, async (path) => {
      const table = opened(await openTable({ path, options: {}, budget: { limit: small } }))
      const [own] = leftBehind()
      expect(existsSync(join(folder, own, 'table.duckdb'))).toBe(true)
      expect(table.rowCount).toBe(ROWS)
      const values = await valuesOf(table, 'x')
      expect(values[ROWS - 1]).toBe(Math.sin(ROWS))
      const sorted = opened(
        await table.page({
          start: 0,
          end: 3,
          filter: 'y < 0.5',
          sort: { column: 'x', direction: 'descending' },
        }),
      )
      expect(sorted.cells.every(([x, y]) => Number(x) > 0.99 && Number(y) < 0.5)).toBe(true)
      await table.close()
      expect(leftBehind()).toEqual([])
    })
  })

  it('is refused by name where the disk has no room for it', () => {
    const place = { path: 'data.csv', folder: join(folder, 'leastwise-abcdef') }
    const messages = [
      'IO Error: Could not write file "table.duckdb": No space left on device',
      "Out of Memory Error: failed to offload data block of size 256.0 KiB. This limit was set by the 'max_temp_directory_size' setting.",
      'ENOSPC: no space left on device, write',
    ]
    for (const message of messages) {
      expect(loadError(new Error(message), place)).toEqual({ code: 'disk-full', folder })
    }
    expect(loadError(new Error('Invalid Input Error: no table'), place).code).toBe('import-failed')
  })

  it('leaves nothing behind when it is cancelled midway', async () => {
    await withFile(content, async (path) => {
      const cancel = new AbortController()
      const answer = await openTable({
        path,
        options: {},
        budget: { limit: small },
        signal: cancel.signal,
        onProgress: ({ phase }) => phase === 'loading' && cancel.abort(),
      })
      expect(answer).toEqual({ ok: false, error: { code: 'cancelled' } })
      expect(leftBehind()).toEqual([])
    })
  })
})

describe('temporary folders', () => {
  it('of processes that are no more are swept, and no others', async () => {
    const own = await makeTemporaryFolder()
    const orphan = (name: string, owner: string) => {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'owner'), owner)
    }
    const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim()
    orphan('leastwise-gone01', `${hostname()}\n${gone}\n`)
    orphan('leastwise-other1', `another-host\n${gone}\n`)
    orphan('leastwise-broken', 'nobody')
    orphan('leastwise-pasted-texts', `${hostname()}\n${gone}\n`)
    await sweepTemporaryFolders()
    expect(readdirSync(folder).sort()).toEqual(
      [own.slice(folder.length + 1), 'leastwise-broken', 'leastwise-other1', 'leastwise-pasted-texts'].sort(),
    )
  })

  it('that nobody owns are swept when they are old: their process died as it made them, or as it took them away', async () => {
    for (const name of ['leastwise-made00', 'leastwise-ended0']) mkdirSync(join(folder, name))
    writeFileSync(join(folder, 'leastwise-ended0', 'table.duckdb'), 'left')
    const longAgo = new Date(Date.now() - 7_200_000)
    utimesSync(join(folder, 'leastwise-ended0'), longAgo, longAgo)
    await sweepTemporaryFolders()
    expect(readdirSync(folder)).toContain('leastwise-made00')
    expect(readdirSync(folder)).not.toContain('leastwise-ended0')
  })

  it('memory is at least 512 MB and at most half of what there is', () => {
    expect(memoryBudget().limit).toBeGreaterThanOrEqual(512 * 2 ** 20)
  })
})
