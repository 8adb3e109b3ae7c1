/** Writes Electron's archive format: a JSON index of sizes and offsets, then the files one after another. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Packs the files directly in `folder` into the archive `target`. The index is a string inside two of Chromium's
 * "pickles", each opening with its own length, padded to four bytes.
 */
export function packArchive(folder, target) {
  const contents = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  const files = {}
  let offset = 0
  for (const { name, bytes } of contents) {
    files[name] = { size: bytes.length, offset: String(offset) }
    offset += bytes.length
  }

  const index = Buffer.from(JSON.stringify({ files }))
  const padded = Math.ceil(index.length / 4) * 4
  const header = Buffer.alloc(16 + padded)
  for (const [at, value] of [4, padded + 8, padded + 4, index.length].entries())
    header.writeUInt32LE(value, 4 * at)
  index.copy(header, 16)
  writeFileSync(target, Buffer.concat([header, ...contents.map(({ bytes }) => bytes)]))
}
