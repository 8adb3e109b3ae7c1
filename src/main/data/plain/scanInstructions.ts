import type { Code } from '@shared/numeric/webAssembly'
import { get, set, unsigned, vector } from '@shared/numeric/webAssembly'

/**
 * The instructions of WebAssembly that `recordsModule` needs beyond those of `webAssembly`: whole numbers, bytes, branches, and vectors
 * of bytes. The numbers are those of the WebAssembly Core Specification 2.0, chapter 5.
 */
const of = (number: number, ...operands: readonly Code[]): Code => [...operands.flat(), number]

/** Signed LEB128. */
function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)]
}

export const integer = (value: number): Code => [0x41, ...signed(value)]
export const double = (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)]

export const byteAt = (address: Code): Code => [...address, 0x2d, 0, 0]
export const integerAt = (address: Code, offset: number): Code => [...address, 0x28, 2, ...unsigned(offset)]
export const doubleAt = (address: Code, offset: number): Code => [...address, 0x2b, 3, ...unsigned(offset)]
export const storeInteger = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  0x36,
  2,
  ...unsigned(offset),
]
export const storeDouble = (address: Code, value: Code): Code => [...address, ...value, 0x39, 3, 0]

export const isZero = (value: Code): Code => of(0x45, value)
export const equal = (left: Code, right: Code): Code => of(0x46, left, right)
export const notEqual = (left: Code, right: Code): Code => of(0x47, left, right)
/** Of whole numbers that are not negative. */
export const above = (left: Code, right: Code): Code => of(0x4b, left, right)
export const atLeast = (left: Code, right: Code): Code => of(0x4f, left, right)
export const difference = (left: Code, right: Code): Code => of(0x6b, left, right)
export const both = (left: Code, right: Code): Code => of(0x71, left, right)
export const either = (left: Code, right: Code): Code => of(0x72, left, right)
export const shiftLeft = (value: Code, bits: number): Code => of(0x74, value, integer(bits))
/** How many bits are set. */
export const bitCount = (value: Code): Code => of(0x69, value)
/** So many of the lowest bits, below 32. */
export const lowBits = (count: Code): Code => difference(of(0x74, integer(1), count), integer(1))
/** The place of the lowest bit that is set; 32 where none is. */
export const lowestBit = (value: Code): Code => of(0x68, value)

export const sumOf = (left: Code, right: Code): Code => of(0xa0, left, right)
export const productOf = (left: Code, right: Code): Code => of(0xa2, left, right)
export const quotientOf = (left: Code, right: Code): Code => of(0xa3, left, right)
export const negated = (value: Code): Code => of(0x9a, value)
export const chosen = (condition: Code, yes: Code, no: Code): Code => of(0x1b, yes, no, condition)

/** Branches to depth 0 leave the block. */
export const block = (...body: readonly Code[]): Code => [0x02, 0x40, ...body.flat(), 0x0b]
/** Branches to depth 0 begin it again; it ends where it ends. */
export const loop = (...body: readonly Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0b]
/** How many blocks and loops further out than the innermost, which is 0. */
export const branch = (depth: number): Code => [0x0c, depth]
export const branchIf = (depth: number, condition: Code): Code => [...condition, 0x0d, depth]

export const increase = (local: number, by: Code): Code => set(local, of(0x6a, get(local), by))

/** Sixteen bytes, which need no alignment. */
export const bytesAt = (address: Code): Code => [...vector(0x00, address), 0, 0]
/** The same sixteen bytes, or eight whole numbers of two bytes. */
export const constantBytes = (values: readonly number[]): Code => [0xfd, 0x0c, ...values]
export const constantShorts = (values: readonly number[]): Code =>
  constantBytes([...new Uint8Array(Int16Array.from(values).buffer)])
export const everyByte = (value: Code): Code => vector(0x0f, value)
export const everyByteIs = (value: number): Code => constantBytes(new Array<number>(16).fill(value))
export const equalBytes = (left: Code, right: Code): Code => vector(0x23, left, right)
export const aboveBytes = (left: Code, right: Code): Code => vector(0x28, left, right)
/** Of signed bytes, as all ones or none. */
export const atLeastSigned = (left: Code, right: Code): Code => vector(0x2b, left, right)
export const addBytes = (left: Code, right: Code): Code => vector(0x6e, left, right)
export const subtractBytes = (left: Code, right: Code): Code => vector(0x71, left, right)
export const orBytes = (left: Code, right: Code): Code => vector(0x50, left, right)
/** A bit a byte: its highest one. */
export const bitsOf = (bytes: Code): Code => vector(0x64, bytes)
/** Byte k is the one at index[k]; 0 where that is none of 0 to 15. */
export const pick = (bytes: Code, index: Code): Code => vector(0x0e, bytes, index)
export const lowShorts = (bytes: Code): Code => vector(0x89, bytes)
export const highShorts = (bytes: Code): Code => vector(0x8a, bytes)
/** Eight products of two bytes each, added in pairs to four whole numbers. */
export const addProducts = (left: Code, right: Code): Code => vector(0xba, left, right)
/** Twice four whole numbers, each below 2¹⁵, as eight of two bytes. */
export const shortsOf = (low: Code, high: Code): Code => vector(0x85, low, high)
/** The first two of four whole numbers as doubles. */
export const doublesOf = (integers: Code): Code => vector(0xff, integers)
export const laneOf = (pair: Code, lane: number): Code => [...vector(0x21, pair), lane]
