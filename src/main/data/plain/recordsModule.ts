import type { Code, FunctionCode } from '@shared/numeric/webAssembly'
import { F64, I32, V128, add, get, moduleOf, set } from '@shared/numeric/webAssembly'
import * as wasm from './scanInstructions'

/** Where the memory has what a pass answers: the address at which it stopped, and how many records it read. */
export const STOPPED_AT = 0
export const ROWS_AT = 4
/** How many line feeds were counted. */
export const COUNTED_AT = 20
/** What it is to know of the file: the address at which the plan ends, the delimiter, and the quote or −1. */
export const COLUMNS_END_AT = 8
export const DELIMITER_AT = 12
export const QUOTE_AT = 16
/** Powers of ten as doubles, 10⁰ to 10¹⁵. */
export const POWERS_AT = 64
/** A column's plan: its kind, where its first cell goes, its decimal mark; 16 bytes each. */
export const PLAN_AT = 256
export const PLAN_BYTES = 16

/** Kinds of columns: cells that are passed over, texts, of which begin and end are told, numbers, and whole ones. */
export const SKIPPED = 0
export const TEXT = 1
export const NUMBER = 2
export const WHOLE = 3

/** From the address `at` on, as far as records begin before `limit`, and so many at the most. */
export type ReadRecords = (at: number, limit: number, rows: number) => void
const [NEXT, LIMIT, ROWS] = [0, 1, 2]
const PARAMETERS = [I32, I32, I32]
const [COLUMNS_END, DELIMITER, QUOTE, AT, ROW, COLUMN, KIND] = [3, 4, 5, 6, 7, 8, 9]
const [MASK, WHOLES, END, DIGITS, MINUS] = [10, 11, 12, 13, 14]
const START = END
const [FIRST_BYTES, ORDER, VALUE] = [15, 16, 17]
const LOCALS = [...new Array<number>(12).fill(I32), V128, V128, F64]

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const ZERO = 48

/**
 * Reads records whose cells are bare numbers of up to 15 digits, empty, or texts without a quote, from `at` to `limit`, and stops before the
 * first that is otherwise, so that it is read with more care. A cell is taken sixteen bytes at a time: a bit a byte says which are no
 * digits, hence where the cell's point and its end are; the digits are moved to the right end without the point, and multiplied and
 * added in pairs, fours and eights. The quotient of two exact doubles is correctly rounded. After Lemire, "Number parsing at a gigabyte per
 * second" (2021), and Muła's conversion by vectors.
 */
export function recordsModule(): Uint8Array<ArrayBuffer> {
  const body = [
    ...set(COLUMNS_END, wasm.integerAt(wasm.integer(0), COLUMNS_END_AT)),
    ...set(DELIMITER, wasm.integerAt(wasm.integer(0), DELIMITER_AT)),
    ...set(QUOTE, wasm.integerAt(wasm.integer(0), QUOTE_AT)),
    ...wasm.block(
      wasm.loop(
        wasm.branchIf(1, wasm.atLeast(get(ROW), get(ROWS))),
        wasm.branchIf(1, wasm.atLeast(get(NEXT), get(LIMIT))),
        set(AT, get(NEXT)),
        set(COLUMN, wasm.integer(PLAN_AT)),
        wasm.loop(
          wasm.block(wasm.block(...numberCell), ...otherCell),
          wasm.increase(COLUMN, wasm.integer(PLAN_BYTES)),
          wasm.block(
            wasm.branchIf(0, wasm.atLeast(get(COLUMN), get(COLUMNS_END))),
            wasm.branchIf(3, wasm.notEqual(wasm.byteAt(get(AT)), get(DELIMITER))),
            wasm.increase(AT, wasm.integer(1)),
            wasm.branch(1),
          ),
        ),
        wasm.increase(AT, isByte(CARRIAGE_RETURN)),
        wasm.branchIf(1, wasm.isZero(isByte(LINE_FEED))),
        set(NEXT, add(get(AT), wasm.integer(1))),
        wasm.increase(ROW, wasm.integer(1)),
        wasm.branch(0),
      ),
    ),
    ...wasm.storeInteger(wasm.integer(0), get(NEXT), STOPPED_AT),
    ...wasm.storeInteger(wasm.integer(0), get(ROW), ROWS_AT),
  ]
  return moduleOf([{ name: 'read', parameters: PARAMETERS, locals: LOCALS, body }, countLines()])
}

/** Counts the line feeds of [at, limit), sixteen bytes at a time. */
export type CountLines = (at: number, limit: number) => void

function countLines(): FunctionCode {
  const [FROM, TO, COUNT, LEFT] = [0, 1, 2, 3]
  const feeds = wasm.bitsOf(wasm.equalBytes(wasm.bytesAt(get(FROM)), wasm.everyByteIs(LINE_FEED)))
  const body = [
    ...wasm.block(
      wasm.loop(
        set(LEFT, wasm.difference(get(TO), get(FROM))),
        wasm.branchIf(1, wasm.above(wasm.integer(16), get(LEFT))),
        wasm.increase(COUNT, wasm.bitCount(feeds)),
        wasm.increase(FROM, wasm.integer(16)),
        wasm.branch(0),
      ),
    ),
    // Of the bytes behind the last sixteen only those that are left count.
    ...wasm.increase(COUNT, wasm.bitCount(wasm.both(feeds, wasm.lowBits(get(LEFT))))),
    ...wasm.storeInteger(wasm.integer(0), get(COUNT), COUNTED_AT),
  ]
  return { name: 'countLines', parameters: [I32, I32], locals: [I32, I32], body }
}

/** Whether the byte that is read next is this one, as 1 or 0. */
function isByte(byte: number): Code {
  return wasm.equal(wasm.byteAt(get(AT)), wasm.integer(byte))
}

/** The column's place for this record, eight bytes. */
const place: Code = add(wasm.integerAt(get(COLUMN), 4), wasm.shiftLeft(get(ROW), 3))

/** Depths: 0 to the other cells, 1 behind the cell, 4 out of all records. */
const numberCell: readonly Code[] = [
  set(KIND, wasm.integerAt(get(COLUMN), 0)),
  wasm.branchIf(0, wasm.isZero(wasm.above(get(KIND), wasm.integer(TEXT)))),
  set(MINUS, isByte(45)),
  wasm.increase(AT, get(MINUS)),
  set(FIRST_BYTES, wasm.subtractBytes(wasm.bytesAt(get(AT)), wasm.everyByteIs(ZERO))),
  set(MASK, wasm.bitsOf(wasm.aboveBytes(get(FIRST_BYTES), wasm.everyByteIs(9)))),
  wasm.block(
    wasm.branchIf(0, wasm.isZero(wasm.both(get(MASK), wasm.integer(1)))),
    wasm.branchIf(5, wasm.either(get(MINUS), wasm.isZero(isEmpty()))),
    wasm.storeDouble(place, wasm.double(NaN)),
    wasm.branch(2),
  ),
  set(WHOLES, wasm.lowestBit(get(MASK))),
  set(END, get(WHOLES)),
  set(DIGITS, get(WHOLES)),
  wasm.block(
    wasm.branchIf(0, wasm.notEqual(wasm.byteAt(add(get(AT), get(WHOLES))), wasm.integerAt(get(COLUMN), 8))),
    set(MASK, wasm.both(get(MASK), wasm.difference(get(MASK), wasm.integer(1)))),
    set(END, wasm.lowestBit(get(MASK))),
    set(DIGITS, wasm.difference(get(END), wasm.integer(1))),
  ),
  wasm.branchIf(4, wasm.above(get(END), wasm.integer(15))),
  wasm.branchIf(4, hasLeadingZero()),
  ...readDigits(),
  wasm.storeDouble(place, wasm.chosen(get(MINUS), wasm.negated(get(VALUE)), get(VALUE))),
  wasm.increase(AT, get(END)),
  wasm.branch(1),
]

/** Depths: 0 behind the cell, 3 out of all records. */
const otherCell: readonly Code[] = [
  set(START, get(AT)),
  wasm.loop(
    set(FIRST_BYTES, wasm.bytesAt(get(AT))),
    set(
      MASK,
      wasm.bitsOf(
        wasm.orBytes(
          wasm.orBytes(hasByte(get(DELIMITER)), hasByte(get(QUOTE))),
          wasm.orBytes(hasByte(wasm.integer(LINE_FEED)), hasByte(wasm.integer(CARRIAGE_RETURN))),
        ),
      ),
    ),
    wasm.block(
      wasm.branchIf(0, get(MASK)),
      // The line feed at the end of all bytes ends this.
      wasm.increase(AT, wasm.integer(16)),
      wasm.branch(1),
    ),
  ),
  wasm.increase(AT, wasm.lowestBit(get(MASK))),
  wasm.branchIf(3, wasm.equal(wasm.byteAt(get(AT)), get(QUOTE))),
  wasm.branchIf(0, wasm.isZero(get(KIND))),
  wasm.storeInteger(place, get(START)),
  wasm.storeInteger(place, get(AT), 4),
]

function hasByte(byte: Code): Code {
  return wasm.equalBytes(get(FIRST_BYTES), wasm.everyByte(byte))
}

function isEmpty(): Code {
  const isLineEnd = wasm.either(isByte(LINE_FEED), isByte(CARRIAGE_RETURN))
  return wasm.either(wasm.equal(wasm.byteAt(get(AT)), get(DELIMITER)), isLineEnd)
}

/** In a column of whole numbers 007 is a name. */
function hasLeadingZero(): Code {
  const isWhole = wasm.equal(get(KIND), wasm.integer(WHOLE))
  return wasm.both(isWhole, wasm.both(wasm.above(get(WHOLES), wasm.integer(1)), isByte(ZERO)))
}

/** The value of the digits, the point among them taken out, over the power of ten of those behind it. */
function readDigits(): readonly Code[] {
  const order = wasm.addBytes(
    wasm.constantBytes(Array.from({ length: 16 }, (_, k) => k)),
    wasm.everyByte(wasm.difference(get(DIGITS), wasm.integer(16))),
  )
  const digits = get(FIRST_BYTES)
  const behindPoint = wasm.atLeastSigned(get(ORDER), wasm.everyByte(get(WHOLES)))
  const pairs = (shorts: Code): Code =>
    wasm.addProducts(shorts, wasm.constantShorts([1000, 100, 10, 1, 1000, 100, 10, 1]))
  const fours = wasm.addProducts(
    wasm.shortsOf(pairs(wasm.lowShorts(digits)), pairs(wasm.highShorts(digits))),
    wasm.constantShorts(new Array<number>(8).fill(1)),
  )
  const places = wasm.difference(get(DIGITS), get(WHOLES))
  return [
    set(ORDER, order),
    set(FIRST_BYTES, wasm.pick(digits, wasm.subtractBytes(get(ORDER), behindPoint))),
    set(ORDER, fours),
    set(
      ORDER,
      wasm.doublesOf(
        wasm.addProducts(
          wasm.shortsOf(get(ORDER), get(ORDER)),
          wasm.constantShorts([10000, 1, 10000, 1, 10000, 1, 10000, 1]),
        ),
      ),
    ),
    set(
      VALUE,
      wasm.quotientOf(
        wasm.sumOf(wasm.productOf(wasm.laneOf(get(ORDER), 0), wasm.double(1e8)), wasm.laneOf(get(ORDER), 1)),
        wasm.doubleAt(wasm.shiftLeft(places, 3), POWERS_AT),
      ),
    ),
  ]
}
