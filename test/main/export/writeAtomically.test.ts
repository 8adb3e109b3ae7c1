import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeAtomically } from '../../../src/main/export/writeAtomically'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leastwise-write-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('writeAtomically', () => {
  it('writes text and bytes, and leaves nothing beside them', async () => {
    expect(await writeAtomically(join(folder, 'a.md'), '# 报告\n')).toEqual({ ok: true, value: null })
    expect((await writeAtomically(join(folder, 'b.pdf'), Uint8Array.of(37, 80, 68, 70))).ok).toBe(true)
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('# 报告\n')
    expect([...(await readFile(join(folder, 'b.pdf')))]).toEqual([37, 80, 68, 70])
    expect((await readdir(folder)).sort()).toEqual(['a.md', 'b.pdf'])
  })

  it('replaces an old file and keeps its permissions', async () => {
    const path = join(folder, 'old.html')
    await writeFile(path, 'old and longer')
    await chmod(path, 0o640)
    await writeAtomically(path, 'new')
    expect(await readFile(path, 'utf8')).toBe('new')
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })

  it('follows a link instead of replacing it', async () => {
    await writeFile(join(folder, 'real'), 'old')
    await symlink(join(folder, 'real'), join(folder, 'link'))
    await writeAtomically(join(folder, 'link'), 'new')
    expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new')
  })

  it('refuses a folder that does not exist', async () => {
    const path = join(folder, 'missing', 'a.html')
    expect(await writeAtomically(path, 'x')).toEqual({
      ok: false,
      error: { code: 'write-failed', path, reason: 'ENOENT: no such file or directory' },
    })
  })

  it('refuses a folder as target and leaves no temporary file', async () => {
    const path = join(folder, 'taken')
    await mkdir(path)
    const written = await writeAtomically(path, 'x')
    expect(written).toMatchObject({ ok: false, error: { code: 'write-failed', path } })
    expect(await readdir(folder)).toEqual(['taken'])
  })

  it('leaves the old file whole when the content cannot be written', async () => {
    const path = join(folder, 'old.html')
    await writeFile(path, 'old')
    const written = await writeAtomically(path, undefined as unknown as string)
    expect(written.ok).toBe(false)
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['old.html'])
  })

  it.skipIf(!existsSync('/dev/full'))('reports a full disk', async () => {
    expect(await writeAtomically('/dev/full', 'x')).toMatchObject({
      ok: false,
      error: { reason: 'ENOSPC: no space left on device' },
    })
  })
})
