import { inflateRawSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { Crc32 } from '../../../src/main/export/crc32'
import { zipParts, type ZipSource } from '../../../src/main/export/zipParts'

async function written(sources: readonly ZipSource[]): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of zipParts(sources)) parts.push(part)
  return Buffer.concat(parts)
}

async function* slowly(...parts: string[]): AsyncGenerator<string> {
  for (const part of parts) {
    await Promise.resolve()
    yield part
  }
}

describe('zipParts', () => {
  it('is read back by another program: names, contents and their sums', async () => {
    const sources = [
      { name: 'a.txt', parts: ['one ', 'two'] },
      { name: 'folder/b.xml', parts: slowly('x'.repeat(100_000), 'é') },
      { name: 'empty', parts: [] },
    ]
    const archive = XLSX.CFB.read(await written(sources), { type: 'buffer' })
    const content = (name: string) => Buffer.from(XLSX.CFB.find(archive, name)?.content ?? []).toString()
    expect(content('/a.txt')).toBe('one two')
    expect(content('/folder/b.xml')).toBe(`${'x'.repeat(100_000)}é`)
  })

  it('puts after each content its sum and its sizes', async () => {
    const zip = await written([{ name: 'a', parts: ['123456789'] }])
    const descriptor = zip.indexOf(Buffer.from([0x50, 0x4b, 0x07, 0x08]))
    // The check value of CRC-32 in every catalogue of such sums.
    expect(zip.readUInt32LE(descriptor + 4)).toBe(0xcbf43926)
    expect(zip.readUInt32LE(descriptor + 12)).toBe(9)
    const start = 31
    const compressed = zip.subarray(start, start + zip.readUInt32LE(descriptor + 8))
    expect(inflateRawSync(compressed).toString()).toBe('123456789')
  })

  it('ends with what ended a content', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield 'some'
      await Promise.reject(new Error('no more'))
    }
    await expect(written([{ name: 'a', parts: broken() }])).rejects.toThrow('no more')
  })
})

describe('Crc32', () => {
  it('of a whole is that of its parts', () => {
    const whole = new Crc32()
    whole.add(Buffer.from('123456789'))
    const parts = new Crc32()
    for (const part of ['12', '', '3456789']) parts.add(Buffer.from(part))
    expect([whole.value, parts.value]).toEqual([0xcbf43926, 0xcbf43926])
  })
})
