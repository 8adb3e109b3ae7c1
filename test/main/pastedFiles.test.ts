import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PastedFiles } from '../../src/main/pastedFiles'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'leastwise-pasted-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('pasted files', () => {
  it('of the same second are different files', async () => {
    const pasted = new PastedFiles(
      folder,
      () => 'pasted',
      () => new Date(2024, 4, 31, 14, 5, 9),
    )
    await pasted.keep('a')
    await pasted.keep('b')
    expect(readdirSync(folder).sort()).toEqual([
      'pasted 2024-05-31 14.05.09 (2).txt',
      'pasted 2024-05-31 14.05.09.txt',
    ])
  })

  it('are kept to a number; the oldest go, those of this session stay', async () => {
    for (let day = 1; day <= 25; day++) {
      const word = day % 2 === 0 ? 'pasted' : '粘贴'
      await new PastedFiles(
        folder,
        () => word,
        () => new Date(2024, 0, day),
      ).keep('x')
    }
    const days = readdirSync(folder).map((name) => /\d{4}-\d\d-\d\d/.exec(name)?.[0])
    expect(days).toHaveLength(20)
    expect(days.sort()[0]).toBe('2024-01-06')
    const session = new PastedFiles(
      folder,
      () => 'pasted',
      () => new Date(2023, 0, 1),
    )
    for (let count = 0; count < 25; count++) await session.keep('y')
    expect(readdirSync(folder).filter((name) => name.includes('2023'))).toHaveLength(25)
  })

  it('refuse what is too large, and what cannot be written', async () => {
    const pasted = new PastedFiles(folder, () => 'pasted')
    expect(await pasted.keep('x'.repeat(50_000_001))).toMatchObject({ error: { code: 'paste-too-large' } })
    expect(readdirSync(folder)).toEqual([])
    expect(await new PastedFiles(join('/dev/null', 'no'), () => 'pasted').keep('x')).toMatchObject({
      error: { code: 'write-failed' },
    })
  })
})
