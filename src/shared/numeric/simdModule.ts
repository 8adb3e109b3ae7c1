import type { Code, FunctionCode } from './webAssembly'
import {
  I32,
  V128,
  add,
  addPairs,
  advance,
  get,
  loadPair,
  loadTwice,
  moduleOf,
  multiplyPairs,
  repeatWhileBelow,
  set,
  storeAt,
  storePair,
  subtractPairs,
  sumOfPair,
} from './webAssembly'

/** Where the memory of a module holds a pass's multiples, its products, and from where on the columns. */
export const MULTIPLES_AT = 0
export const PRODUCTS_AT = 32
export const HEADER_BYTES = 64

/** How many columns a pass may work on: the module has functions for each, `reflect1` to `reflect4`, and so on. */
const WIDTHS = [1, 2, 3, 4]

/**
 * `ColumnBlock.reflect`, `multiply` and `subtract` of an even number of rows, at least two: addresses of the source column (of the next
 * one for `multiply`), the next one (of a meaning for `reflect` alone) and the first, the bytes of a column, and the address at which the source column ends.
 */
export type Pass = (source: number, next: number, first: number, stride: number, end: number) => void
const [SOURCE, NEXT, FIRST, STRIDE, END] = [0, 1, 2, 3, 4]
const PARAMETERS = [I32, I32, I32, I32, I32]

/** The passes as a WebAssembly module: two rows at a time in one vector. */
export function simdModule(): Uint8Array<ArrayBuffer> {
  return moduleOf([...WIDTHS.map(reflectCode), ...WIDTHS.map(multiplyCode), ...WIDTHS.map(subtractCode)])
}

/** The locals of a pass; of all but the pair one for each column. */
interface Locals {
  /** Two rows of the source, then of the next column. */
  readonly pair: number
  /** The address at which the pass is. */
  readonly column: number
  readonly multiple: number
  readonly value: number
  readonly product: number
}

function reflectCode(width: number): FunctionCode {
  const columns = localsOf(width)
  const [{ pair }] = columns
  const body = [
    ...columns.flatMap(subtract),
    // The next column may be the first, so it is read now.
    ...set(pair, loadPair(get(NEXT))),
    ...columns.flatMap(addProduct),
    ...advanceAll([SOURCE, NEXT], columns),
  ]
  return passCode(`reflect${width}`, columns, { body, results: columns.flatMap(storeProduct) })
}

function multiplyCode(width: number): FunctionCode {
  const columns = localsOf(width)
  const load = ({ value, column }: Locals): Code => set(value, loadPair(get(column)))
  const body = [...columns.flatMap(load), ...columns.flatMap(addProduct), ...advanceAll([SOURCE], columns)]
  return passCode(`multiply${width}`, columns, { body, results: columns.flatMap(storeProduct) })
}

function subtractCode(width: number): FunctionCode {
  const columns = localsOf(width)
  const body = [...columns.flatMap(subtract), ...advanceAll([SOURCE], columns)]
  return passCode(`subtract${width}`, columns, { body, results: [] })
}

function localsOf(width: number): readonly Locals[] {
  const pair = PARAMETERS.length
  return Array.from({ length: width }, (_, k): Locals => {
    const local = (group: number): number => pair + 1 + group * width + k
    return { pair, multiple: local(0), value: local(1), product: local(2), column: local(3) }
  })
}

interface PassBody {
  /** For two rows, whose entries of the source are the pair at its beginning. */
  readonly body: Code
  readonly results: Code
}

function passCode(name: string, columns: readonly Locals[], { body, results }: PassBody): FunctionCode {
  const [{ pair }] = columns
  const vectors = new Array<number>(1 + 3 * columns.length).fill(V128)
  const rows = [...set(pair, loadPair(get(SOURCE))), ...body]
  return {
    name,
    parameters: PARAMETERS,
    locals: [...vectors, ...columns.map(() => I32)],
    body: [...columns.flatMap(begin), ...repeatWhileBelow(SOURCE, get(END), rows), ...results],
  }
}

function begin({ column, multiple }: Locals, k: number): Code {
  return [
    ...set(column, k === 0 ? get(FIRST) : add(get(column - 1), get(STRIDE))),
    ...set(multiple, loadTwice(MULTIPLES_AT + 8 * k)),
  ]
}

function subtract({ pair, column, multiple, value }: Locals): Code {
  return [
    ...set(value, subtractPairs(loadPair(get(column)), multiplyPairs(get(multiple), get(pair)))),
    ...storePair(get(column), get(value)),
  ]
}

/** Adds the products of the value with the pair. */
const addProduct = ({ pair, value, product }: Locals): Code =>
  set(product, addPairs(get(product), multiplyPairs(get(value), get(pair))))

const storeProduct = ({ product }: Locals, k: number): Code =>
  storeAt(PRODUCTS_AT + 8 * k, sumOfPair(get(product)))

const advanceAll = (others: readonly number[], columns: readonly Locals[]): Code =>
  [...others, ...columns.map(({ column }) => column)].flatMap((address) => advance(address, 16))
