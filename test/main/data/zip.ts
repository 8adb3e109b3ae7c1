import { crc32, deflateRawSync } from 'node:zlib'

/** A zip archive; with `declared`, its entries claim to unpack to so many bytes. */
export function zip(files: Readonly<Record<string, string | Buffer>>, declared?: number): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content)
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc32(content), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(declared ?? Buffer.byteLength(content), 8)
    sizes.writeUInt16LE(name.length, 12)
    const local = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(4), sizes])
    const entry = Buffer.concat([Buffer.from('504b01021400140000000800', 'hex'), Buffer.alloc(4), sizes])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(entry.subarray(0, 32), tail, Buffer.from(name))
    const body = Buffer.concat([local, Buffer.from(name), packed])
    bodies.push(body)
    offset += body.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
