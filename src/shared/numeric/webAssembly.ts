/**
 * The instructions of WebAssembly that the project's modules are made of, as functions that answer their bytes: operands come before the
 * instruction, as the stack machine wants them. The numbers are those of the WebAssembly Core Specification 2.0, chapter 5.
 */
export type Code = readonly number[]

/** Types of parameters and locals: integers and addresses, doubles, and vectors. */
export const I32 = 0x7f
export const F64 = 0x7c
export const V128 = 0x7b

/** LEB128, which writes seven bits a byte. */
export function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

/** A vector instruction behind its operands. */
export const vector = (number: number, ...operands: readonly Code[]): Code => [
  ...operands.flat(),
  0xfd,
  ...unsigned(number),
]
/** What follows an instruction that reads or writes doubles: their alignment, 2³ bytes, and an offset. */
const ALIGNED = [3, 0]

export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)]
/** A constant below 64, which takes one byte. */
const constant = (value: number): Code => [0x41, value]
export const add = (left: Code, right: Code): Code => [...left, ...right, 0x6a]
/** local += step, a constant below 64. */
export const advance = (local: number, step: number): Code => set(local, add(get(local), constant(step)))

export const loadPair = (address: Code): Code => [...vector(0x00, address), ...ALIGNED]
export const storePair = (address: Code, value: Code): Code => [...vector(0x0b, address, value), ...ALIGNED]
/** The double at a constant address below 64 as both of a pair. */
export const loadTwice = (address: number): Code => [...vector(0x0a, constant(address)), ...ALIGNED]
export const addPairs = (left: Code, right: Code): Code => vector(0xf0, left, right)
export const subtractPairs = (left: Code, right: Code): Code => vector(0xf1, left, right)
export const multiplyPairs = (left: Code, right: Code): Code => vector(0xf2, left, right)
export const sumOfPair = (pair: Code): Code => [...lane(pair, 0), ...lane(pair, 1), 0xa0]
const lane = (pair: Code, index: number): Code => [...vector(0x21, pair), index]
/** Stores a double at a constant address below 64. */
export const storeAt = (address: number, value: Code): Code => [
  ...constant(address),
  ...value,
  0x39,
  ...ALIGNED,
]

/** Runs the body once, and again as long as the local is below a limit. */
export const repeatWhileBelow = (local: number, limit: Code, body: Code): Code => [
  ...[0x03, 0x40, ...body],
  ...[...get(local), ...limit, 0x49],
  ...[0x0d, 0, 0x0b],
]

/** A function without a result. */
export interface FunctionCode {
  readonly name: string
  readonly parameters: readonly number[]
  /** Types of the locals behind the parameters. */
  readonly locals: readonly number[]
  readonly body: Code
}

/** A module that exports the functions, and as `memory` the memory that they work on: a page that can grow. */
export function moduleOf(functions: readonly FunctionCode[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...list(bytes(parameters)), 0])
  const indices = functions.map((_, index) => unsigned(index))
  const exports = functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)])
  const bodies = functions.map(({ locals, body }) =>
    sized([...list(locals.map((type) => [1, type])), ...body, 0x0b]),
  )
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(3, list(indices)),
    ...section(5, list([[0x00, 1]])),
    ...section(7, list([...exports, [...text('memory'), 0x02, 0]])),
    ...section(10, list(bodies)),
  ])
}

const bytes = (values: readonly number[]): readonly Code[] => values.map((value) => [value])
const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()]
const sized = (content: Code): Code => [...unsigned(content.length), ...content]
const section = (number: number, content: Code): Code => [number, ...sized(content)]
/** ASCII only. */
const text = (characters: string): Code =>
  list(bytes(Array.from(characters, (character) => character.charCodeAt(0))))
