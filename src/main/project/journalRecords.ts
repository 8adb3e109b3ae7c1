import { Crc32 } from '../export/crc32'

const HEAD_BYTES = 8
/** What claims to be longer is damage. */
const LARGEST_RECORD = 1 << 30

/** A record as the journal holds it: its length and CRC-32, each in four bytes, lowest first, then its JSON. */
export function encodeRecord(record: unknown): Buffer {
  const content = Buffer.from(JSON.stringify(record), 'utf8')
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt32LE(content.length, 0)
  head.writeUInt32LE(checksum(content), 4)
  return Buffer.concat([head, content])
}

export interface DecodedRecords {
  readonly records: readonly unknown[]
  /** So many bytes are whole records; what follows was cut short. */
  readonly wholeBytes: number
}

/** The records up to the first that is not whole: a crash can cut the last one short. */
export function decodeRecords(journal: Buffer): DecodedRecords {
  const records: unknown[] = []
  let at = 0
  while (at + HEAD_BYTES <= journal.length) {
    const length = journal.readUInt32LE(at)
    const end = at + HEAD_BYTES + length
    if (length > LARGEST_RECORD || end > journal.length) break
    const content = journal.subarray(at + HEAD_BYTES, end)
    if (checksum(content) !== journal.readUInt32LE(at + 4)) break
    records.push(JSON.parse(content.toString('utf8')))
    at = end
  }
  return { records, wholeBytes: at }
}

function checksum(content: Uint8Array): number {
  const crc = new Crc32()
  crc.add(content)
  return crc.value
}
