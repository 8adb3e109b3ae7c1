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

/** How many columns a pass may work on: the module has a function for each, `reflect1` to `reflect4`. */
const WIDTHS = [1, 2, 3, 4]

/**
 * `ColumnBlock.reflect` of an even number of rows, at least two: addresses of the source column, the next one and the first, the
 * bytes of a column, and the address at which the source column ends.
 */
export type Pass = (source: number, next: number, first: number, stride: number, end: number) => void
const [SOURCE, NEXT, FIRST, STRIDE, END] = [0, 1, 2, 3, 4]
const PARAMETERS = [I32, I32, I32, I32, I32]

/** The passes as a WebAssembly module: two rows at a time in one vector. */
export function simdModule(): Uint8Array<ArrayBuffer> {
  return moduleOf(WIDTHS.map(passCode))
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

function passCode(width: number): FunctionCode {
  const behind = PARAMETERS.length
  const columns = Array.from({ length: width }, (_, k): Locals => {
    const local = (group: number): number => behind + 1 + group * width + k
    return { pair: behind, multiple: local(0), value: local(1), product: local(2), column: local(3) }
  })
  const vectors = new Array<number>(1 + 3 * width).fill(V128)
  return {
    name: `reflect${width}`,
    parameters: PARAMETERS,
    locals: [...vectors, ...columns.map(() => I32)],
    body: [
      ...columns.flatMap(begin),
      ...repeatWhileBelow(SOURCE, get(END), twoRows(columns)),
      ...columns.flatMap(({ product }, k) => storeAt(PRODUCTS_AT + 8 * k, sumOfPair(get(product)))),
    ],
  }
}

function begin({ column, multiple }: Locals, k: number): Code {
  return [
    ...set(column, k === 0 ? get(FIRST) : add(get(column - 1), get(STRIDE))),
    ...set(multiple, loadTwice(MULTIPLES_AT + 8 * k)),
  ]
}

function twoRows(columns: readonly Locals[]): Code {
  const [{ pair }] = columns
  return [
    ...set(pair, loadPair(get(SOURCE))),
    ...columns.flatMap(({ column, multiple, value }) => [
      ...set(value, subtractPairs(loadPair(get(column)), multiplyPairs(get(multiple), get(pair)))),
      ...storePair(get(column), get(value)),
    ]),
    ...set(pair, loadPair(get(NEXT))),
    ...columns.flatMap(({ value, product }) =>
      set(product, addPairs(get(product), multiplyPairs(get(value), get(pair)))),
    ),
    ...[SOURCE, NEXT, ...columns.map(({ column }) => column)].flatMap((address) => advance(address, 16)),
  ]
}
