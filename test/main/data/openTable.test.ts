import { execFileSync } from 'node:child_process'
import { appendFileSync, truncateSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Database } from '../../../src/main/data/database/database'
import { openTable } from '../../../src/main/data/openTable'
import { opened, openingError, openText, withFile } from './openText'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leastwise-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const errorOf = async (path: string) => {
  const result = await openTable({ path, options: {} })
  if (result.ok) await result.value.close()
  return result.ok ? 'none' : result.error.code
}

describe('what is no readable file', () => {
  it.runIf(process.platform !== 'win32')('a pipe or a device is refused at once', async () => {
    const pipe = join(folder, 'pipe.csv')
    execFileSync('mkfifo', [pipe])
    expect(await errorOf(pipe)).toBe('file-not-regular')
    expect(await errorOf('/dev/zero')).toBe('file-not-regular')
  })

  it('a missing file, a folder, a file in a file', async () => {
    expect(await errorOf(join(folder, 'nope.csv'))).toBe('file-not-found')
    expect(await errorOf(folder)).toBe('file-is-folder')
    await writeFile(join(folder, 'plain'), 'x')
    expect(await errorOf(join(folder, 'plain', 'x.csv'))).toBe('file-not-found')
  })

  it('a file without permission, except for those who may read everything', async () => {
    const path = join(folder, 'secret.csv')
    await writeFile(path, 'x\n1\n')
    await chmod(path, 0)
    const mayRead = process.getuid?.() === 0 || process.platform === 'win32'
    expect(await errorOf(path)).toBe(mayRead ? 'none' : 'file-not-readable')
  })
})

describe('what holds no table', () => {
  it.each([
    ['nothing', '', 'file-empty'],
    ['white space', ' \n\t\n  ', 'file-empty'],
    ['a byte order mark', '\ufeff', 'file-empty'],
    ['a header', 'a,b,c\n', 'file-header-only'],
    ['a header and blank lines', 'a,b,c\n\n\n', 'file-header-only'],
    ['NUL bytes', new Uint8Array(5000), 'file-binary'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-binary'],
    ['a PDF', '%PDF-1.7\n', 'file-format-unsupported'],
    ['half a zip', Buffer.from('504b0304140000000800', 'hex'), 'workbook-damaged'],
  ])('%s', async (_, content, code) => {
    expect(await openingError(content)).toBe(code)
  })

  it('a line without an end, which is refused before the rest of the file is read', async () => {
    const endless = Buffer.concat([
      Buffer.from('a,b\n1,2\n'),
      Buffer.alloc(40_000_000, 'x'),
      Buffer.from(',3\n'),
    ])
    const path = join(folder, 'endless.csv')
    await writeFile(path, endless)
    const started = performance.now()
    const result = await openTable({ path, options: {} })
    expect(result).toEqual({
      ok: false,
      error: { code: 'file-line-too-long', path, byte: 8, limit: '32 MB' },
    })
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('an encoding that nobody knows', async () => {
    expect(await openingError('a,b\n1,2\n', { encoding: 'klingon' })).toBe('encoding-unsupported')
  })
})

describe('a database', () => {
  it('reaches no file once it is locked, nor can be told to', async () => {
    const database = await Database.open()
    await database.lock()
    await expect(database.rows(`SELECT * FROM read_text('/etc/hostname')`)).rejects.toThrow(/disabled/)
    await expect(database.run('SET enable_external_access = true')).rejects.toThrow()
    await expect(database.run(`COPY (SELECT 1) TO '${join(folder, 'out.csv')}'`)).rejects.toThrow(/disabled/)
    await database.close()
  })
})

describe('opening', () => {
  const large = `x,y\n${'1.5,2.5\n'.repeat(400_000)}`

  it('is cancelled by its signal', async () => {
    await withFile(large, async (path) => {
      const controller = new AbortController()
      const opening = openTable({
        path,
        options: {},
        signal: controller.signal,
        onProgress: ({ phase }) => phase === 'loading' && setTimeout(() => controller.abort(), 20),
      })
      expect(await opening).toEqual({ ok: false, error: { code: 'cancelled' } })
      const already = openTable({ path, options: {}, signal: AbortSignal.abort() })
      expect(await already).toEqual({ ok: false, error: { code: 'cancelled' } })
    })
  })

  it('leaves nothing behind on disk', async () => {
    // A temporary folder of its own: other programs, and other tests, use the common one meanwhile.
    const own = await mkdtemp(join(tmpdir(), 'leastwise-own-'))
    vi.stubEnv('TMPDIR', own)
    try {
      const table = await openText('a;b\n1,5;x\n')
      await table.close()
      await openingError('a,b\n')
      expect(await readdir(own)).toEqual([])
    } finally {
      vi.unstubAllEnvs()
      await rm(own, { recursive: true })
    }
  })

  it('refuses a file that shrinks while it is read: some of its rows are of the old one', async () => {
    await withFile(large, async (path) => {
      const result = await openTable({ path, options: {}, onProgress: () => truncateSync(path, 1000) })
      expect(result).toEqual({ ok: false, error: { code: 'file-changed-meanwhile', path } })
    })
  })

  it('takes the rows that were there of a file that grows while it is read', async () => {
    await withFile(large, async (path) => {
      let grown = false
      const onProgress = (): void => {
        if (!grown) appendFileSync(path, '1,2\n')
        grown = true
      }
      const table = opened(await openTable({ path, options: {}, onProgress }))
      expect(grown).toBe(true)
      await table.close()
    })
  })

  it('says so where no temporary files can be made', async () => {
    const absent = join(folder, 'absent')
    vi.stubEnv('TMPDIR', absent)
    try {
      const path = join(folder, 'plain.csv')
      await writeFile(path, 'x\n1\n')
      const result = await openTable({ path, options: {} })
      expect(result).toMatchObject({ error: { code: 'temporary-files-impossible', folder: absent } })
    } finally {
      vi.unstubAllEnvs()
    }
  })

  it('takes names with quotes, patterns and letters of any script', async () => {
    for (const name of ["it's.csv", 'a*b?[c].csv', '中文 名.csv', '%41.csv']) {
      const table = await openText(large.slice(0, 2_000_000), {}, name)
      expect(table.name).toBe(name)
      expect(table.rowCount).toBeGreaterThan(200_000)
      await table.close()
    }
  })
})
