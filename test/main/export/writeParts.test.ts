import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { writeParts } from '../../../src/main/export/writeParts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leastwise-parts-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function* inOrder(...parts: Result<string>[]): AsyncGenerator<Result<string>> {
  for (const part of parts) yield await Promise.resolve(part)
}

describe('writeParts', () => {
  it('writes one part after the other', async () => {
    const path = join(folder, 'a.csv')
    expect(await writeParts(path, inOrder(ok('é,1\r\n'), ok('b,2\r\n')))).toEqual(ok(null))
    expect(await readFile(path, 'utf8')).toBe('é,1\r\nb,2\r\n')
  })

  it('answers the failure of a part, and leaves the old file and nothing beside it', async () => {
    const path = join(folder, 'a.csv')
    await writeFile(path, 'old')
    const written = await writeParts(path, inOrder(ok('new'), fail({ code: 'fit-outdated' })))
    expect(written).toEqual(fail({ code: 'fit-outdated' }))
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['a.csv'])
  })
})
