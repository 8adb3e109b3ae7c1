import { open } from 'node:fs/promises'
import { pieceDecoder } from './encoding'
import type { ReadText } from './readText'
import { RecordReader, type CsvRecord } from './recordReader'

/** Small, so that a piece's records die young. */
const PIECE = 1 << 17

type TextSource = Pick<ReadText, 'request' | 'traits' | 'encoding' | 'dialect' | 'skipLines'>

/** All records of a text file, piece by piece. */
export async function* readRecords(source: TextSource): AsyncGenerator<CsvRecord[]> {
  const reader = new RecordReader(source.dialect)
  let skip = source.skipLines
  for await (const { text, last } of decodedPieces(source)) {
    let rest = text
    for (; skip > 0 && rest !== ''; skip--) {
      const end = /\r\n|\n|\r/.exec(rest)
      if (end === null) break
      rest = rest.slice(end.index + end[0].length)
    }
    if (skip === 0) yield reader.read(rest, last)
  }
}

/** Writes a text file anew in UTF-8, without a byte order mark. Answers how many pieces hold bytes that are no text. */
export async function transcode(source: TextSource, path: string): Promise<number> {
  const output = await open(path, 'w', 0o600)
  let damaged = 0
  try {
    for await (const { text } of decodedPieces(source)) {
      if (text.includes('\ufffd')) damaged++
      await output.write(text)
    }
    return damaged
  } finally {
    await output.close()
  }
}

async function* decodedPieces({
  request,
  traits,
  encoding,
}: TextSource): AsyncGenerator<{ text: string; last: boolean }> {
  const decoder = pieceDecoder(encoding.name)
  const buffer = Buffer.allocUnsafe(PIECE)
  let position = encoding.bom
  for (;;) {
    request.signal?.throwIfAborted()
    const { bytesRead } = await request.file.read(buffer, 0, PIECE, position)
    position += bytesRead
    request.onProgress?.({ phase: 'reading', done: position, total: traits.bytes })
    if (bytesRead === 0) {
      yield { text: decoder.end(), last: true }
      return
    }
    yield { text: decoder.write(buffer.subarray(0, bytesRead)), last: false }
  }
}
