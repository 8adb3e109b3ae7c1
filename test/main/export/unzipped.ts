import { inflateRawSync } from 'node:zlib'

/** The texts of a zip archive's entries, by their names, from its central directory. */
export function unzipped(bytes: Uint8Array): Map<string, string> {
  const buffer = Buffer.from(bytes)
  const texts = new Map<string, string>()
  let at = buffer.readUInt32LE(buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16)
  while (buffer.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => buffer.readUInt16LE(at + place))
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength)
    const local = buffer.readUInt32LE(at + 42)
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28)
    const content = buffer.subarray(start, start + buffer.readUInt32LE(at + 20))
    texts.set(name, (buffer.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return texts
}
