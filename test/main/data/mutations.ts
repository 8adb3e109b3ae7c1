import fc from 'fast-check'

/** A change of a file's bytes; places are shares of its length. */
type Mutation =
  | { readonly kind: 'replace' | 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'delete' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'truncate'; readonly at: number }

/** What readers stumble over: quotes, ends of lines, NUL, byte order marks, invalid UTF-8, marks of numbers, pieces of XML. */
const awkward = [
  ...[
    '"',
    "'",
    '\n',
    '\r',
    '\r\n',
    '\0',
    ',',
    ';',
    '\t',
    '|',
    '#',
    '""',
    ',,',
    '\n\n',
    '-',
    '.',
    'e308',
    '1e999',
  ],
  ...[
    'NaN',
    'Inf',
    '=1+1',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '𝒙',
    '1,234.5',
    '31.12.1999',
    '2024-02-30',
    '00012',
  ],
  ...[
    '99999999999999999999',
    '<',
    '</c>',
    '<row r="7">',
    ' t="s"',
    ' r="ZZZ99"',
    '&#0;',
    '&amp;',
    ']]>',
    '<!--',
  ],
].map((text) => new TextEncoder().encode(text))

const invalid = [
  [0xff],
  [0xfe, 0xff],
  [0xff, 0xfe],
  [0xc3],
  [0xed, 0xa0, 0x80],
  [0x80, 0x81],
  [0, 0, 0, 0],
].map((bytes) => Uint8Array.from(bytes))

const place = fc.double({ min: 0, max: 1, noNaN: true })
const bytes = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.constantFrom(...invalid) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 8 }) },
)

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constantFrom('replace', 'insert'), at: place, bytes }),
  fc.record({ kind: fc.constantFrom('delete', 'repeat'), at: place, length: fc.nat(400) }),
  fc.record({ kind: fc.constant('truncate' as const), at: place }),
)

/** A few changes, which `mutate` applies one after the other. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(mutation, { minLength: 1, maxLength: 4 })

export function mutate(content: Uint8Array, changes: readonly Mutation[]): Uint8Array<ArrayBuffer> {
  return changes.reduce(applyOne, Uint8Array.from(content))
}

function applyOne(content: Uint8Array<ArrayBuffer>, change: Mutation): Uint8Array<ArrayBuffer> {
  const at = Math.min(content.length, Math.floor(change.at * content.length))
  const before = content.subarray(0, at)
  switch (change.kind) {
    case 'replace':
      return joined([before, change.bytes, content.subarray(at + change.bytes.length)])
    case 'insert':
      return joined([before, change.bytes, content.subarray(at)])
    case 'delete':
      return joined([before, content.subarray(at + change.length)])
    case 'repeat':
      return joined([content.subarray(0, at + change.length), content.subarray(at)])
    case 'truncate':
      return joined([before])
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(pieces))
}
