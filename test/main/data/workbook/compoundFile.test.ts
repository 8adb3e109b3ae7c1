import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { endsEverywhere, isCompoundFile } from '../../../../src/main/data/workbook/compoundFile'
import { openingError } from '../openText'

const sound = (): Buffer => readFileSync(resolve('test/reference/data/excel/poi__SampleSS.xls'))
const SECTOR = 512

/** Where a compound file's first table of sectors, and its directory, begin. */
const fatOf = (bytes: Buffer): number => (bytes.readInt32LE(76) + 1) * SECTOR
const directoryOf = (bytes: Buffer): number => (bytes.readInt32LE(48) + 1) * SECTOR

describe('a compound file', () => {
  it('is told by its signature, and a sound one ends everywhere', () => {
    expect(isCompoundFile(sound())).toBe(true)
    expect(endsEverywhere(sound())).toBe(true)
    expect(isCompoundFile(Buffer.from('x,y\n1,2\n'))).toBe(false)
  })

  it.each([
    [
      'a stream whose last sector leads back to its first',
      (bytes: Buffer) => {
        const entry = [1, 2, 3]
          .map((k) => directoryOf(bytes) + 128 * k)
          .find((at) => bytes.readInt32LE(at + 120) >= 4096)!
        const start = bytes.readInt32LE(entry + 116)
        let last = start
        for (let next = last; next >= 0; next = bytes.readInt32LE(fatOf(bytes) + 4 * next)) last = next
        bytes.writeInt32LE(start, fatOf(bytes) + 4 * last)
      },
    ],
    [
      'a directory that is its own continuation',
      (bytes: Buffer) => bytes.writeInt32LE(bytes.readInt32LE(48), fatOf(bytes) + 4 * bytes.readInt32LE(48)),
    ],
    ['an entry that is its own child', (bytes: Buffer) => bytes.writeInt32LE(0, directoryOf(bytes) + 76)],
  ])('%s is damaged, and nobody goes round in it', async (_, damage) => {
    const bytes = sound()
    damage(bytes)
    expect(endsEverywhere(bytes)).toBe(false)
    expect(await openingError(bytes, {}, 'a.xls')).toBe('workbook-damaged')
  })
})
