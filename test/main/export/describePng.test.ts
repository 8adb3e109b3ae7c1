import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { describePng } from '../../../src/main/export/describePng'

const plain = PNG.sync.write(new PNG({ width: 2, height: 1 }))

/** The chunks of a PNG: type and data, their checksums held by the reader. */
function chunksOf(png: Uint8Array): readonly { readonly type: string; readonly data: Buffer }[] {
  const bytes = Buffer.from(png)
  const chunks = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at)
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    })
  }
  return chunks
}

describe('describePng', () => {
  const described = describePng(plain, { dpi: 300, title: 'Größe 王', description: 'A line.' })

  it('says its size once, in dots to the metre, before the picture', () => {
    const chunks = chunksOf(described)
    expect(chunks.map(({ type }) => type).slice(0, 4)).toEqual(['IHDR', 'pHYs', 'iTXt', 'iTXt'])
    const [, { data }] = chunks
    // 300 / 0.0254 m
    expect([data.readUInt32BE(0), data.readUInt32BE(4), data[8]]).toEqual([11_811, 11_811, 1])
    const again = chunksOf(describePng(described, { dpi: 600, title: '', description: '' }))
    const sizes = again.filter(({ type }) => type === 'pHYs')
    expect(sizes.map(({ data: size }) => size.readUInt32BE(0))).toEqual([23_622])
  })

  it('says in words what it shows', () => {
    const texts = chunksOf(described).filter(({ type }) => type === 'iTXt')
    expect(texts.map(({ data }) => data.toString('utf8'))).toEqual([
      'Title\0\0\0\0\0Größe 王',
      'Description\0\0\0\0\0A line.',
    ])
  })

  it('is the same picture to a reader that holds its checksums', () => {
    const { width, height, data } = PNG.sync.read(Buffer.from(described))
    expect([width, height]).toEqual([2, 1])
    expect(data).toEqual(PNG.sync.read(plain).data)
  })
})
