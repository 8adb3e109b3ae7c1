import type { FileHandle } from 'node:fs/promises'
import { readAt } from './text/sampleText'
import { listZipEntries } from './workbook/zipDirectory'

/** What a file is by its content. `other` names a format that cannot be read, `image` stands for any picture. */
export type SniffedFormat =
  | { readonly kind: 'text' | 'parquet' | 'json' | 'image' | 'damaged-zip' }
  | { readonly kind: 'workbook'; readonly format: 'xlsx' | 'xls' | 'xlsb' | 'ods' }
  | { readonly kind: 'other'; readonly name: string }

const HEAD_BYTES = 4096

const SIGNATURES: readonly (readonly [string, SniffedFormat])[] = [
  ['PAR1', { kind: 'parquet' }],
  ['\\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1', { kind: 'workbook', format: 'xls' }],
  // Excel 2 to 4 wrote their records without a container.
  ['\\x09[\\x00\\x02\\x04\\x08][\\x04\\x06\\x08\\x10]\\x00', { kind: 'workbook', format: 'xls' }],
  [
    '\\x89PNG|GIF8|\\xff\\xd8\\xff|BM[^]{4}\\x00\\x00\\x00\\x00|II\\*\\x00|MM\\x00\\*|RIFF[^]{4}WEBP',
    { kind: 'image' },
  ],
  ['%PDF-', { kind: 'other', name: 'PDF' }],
  ['\\x1f\\x8b', { kind: 'other', name: 'gzip' }],
  ['\\x28\\xb5\\x2f\\xfd', { kind: 'other', name: 'zstd' }],
  ['7z\\xbc\\xaf', { kind: 'other', name: '7z' }],
  ['Rar!', { kind: 'other', name: 'rar' }],
  ['BZh[1-9]', { kind: 'other', name: 'bzip2' }],
  ['\\xfd7zXZ', { kind: 'other', name: 'xz' }],
  ['SQLite format 3', { kind: 'other', name: 'SQLite' }],
  ['\\x89HDF', { kind: 'other', name: 'HDF5' }],
  ['ARROW1|FEA1', { kind: 'other', name: 'Arrow' }],
  ['\\$FL[23]@', { kind: 'other', name: 'SPSS' }],
  ['<stata_dta>', { kind: 'other', name: 'Stata' }],
  ['RDX[23]\\n', { kind: 'other', name: 'RData' }],
]

/** Tells a file's format from its first bytes (and a zip's table of contents); the extension only tells JSON from text. */
export async function sniffFormat(file: FileHandle, bytes: number, path: string): Promise<SniffedFormat> {
  const head = (await readAt(file, 0, HEAD_BYTES)).toString('latin1')
  if (head.startsWith('PK\x03\x04')) return sniffZip(file, bytes)
  for (const [pattern, format] of SIGNATURES) {
    if (new RegExp(`^(?:${pattern})`).test(head)) return format
  }
  return sniffText(head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart(), path)
}

function sniffText(head: string, path: string): SniffedFormat {
  if (/\.(?:json|jsonl|ndjson)$/i.test(path) && /^[{[]/.test(head)) return { kind: 'json' }
  if (/^(?:\{\s*"|\[\s*[{[])/.test(head)) return { kind: 'json' }
  if (/^<(?:!doctype html|html|table|head|body|meta)\b/i.test(head)) {
    return { kind: 'workbook', format: 'xls' }
  }
  if (/^<\?xml/i.test(head)) {
    const spreadsheet = /<Workbook\b|urn:schemas-microsoft-com:office:spreadsheet|<(?:\w+:)?html\b/i.test(
      head,
    )
    return spreadsheet ? { kind: 'workbook', format: 'xls' } : { kind: 'other', name: 'XML' }
  }
  return { kind: 'text' }
}

async function sniffZip(file: FileHandle, bytes: number): Promise<SniffedFormat> {
  const entries = await listZipEntries(file, bytes)
  if (entries === null) return { kind: 'damaged-zip' }
  const names = entries.map(({ name }) => name.toLowerCase().replace(/^\//, ''))
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^xl\/workbook\.bin$/)) return { kind: 'workbook', format: 'xlsb' }
  if (has(/^xl\/|workbook\.xml$/)) return { kind: 'workbook', format: 'xlsx' }
  if (has(/\.iwa$|^index\.zip$/)) return { kind: 'other', name: 'Apple Numbers' }
  if (has(/^word\//)) return { kind: 'other', name: 'Word' }
  if (has(/^ppt\//)) return { kind: 'other', name: 'PowerPoint' }
  if (has(/^content\.xml$/)) return { kind: 'workbook', format: 'ods' }
  return { kind: 'other', name: 'zip' }
}
