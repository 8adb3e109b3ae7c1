import { CELL } from '../cellKind'
import type { CellText } from '../../cells/cellTexts'
import { isDateFormat } from '../excelDates'
import type { GatheredCells } from '../gatheredCells'
import type { NumberFormat } from '../../cells/numberFormat'
import { dateText, textOf } from '../sheetCells'
import { isBareText } from './bareText'
import { NotPlain } from './notPlain'
import { numberKind } from './numberKind'
import type { SharedStrings } from './sharedStrings'
import type { RawCell } from './sheetScanner'
import { decodeContent } from './xmlText'

interface Dictionary {
  readonly date1904: boolean
  /** The number format of each style. */
  readonly formats: readonly string[]
  readonly strings: SharedStrings
}

export interface TakingCells {
  readonly xml: Buffer
  readonly marks: NumberFormat | null
  readonly gathered: GatheredCells
}

type TakeCell = (row: number, column: number, cell: RawCell) => void

/** Tells what the cells of a workbook say, of which a sheet holds only types, indices and numbers. */
export class CellDecoder {
  /** Whether cells of a style show days. */
  private readonly dates: readonly boolean[]

  constructor(private readonly dictionary: Dictionary) {
    this.dates = dictionary.formats.map((format) => isDateFormat(format))
  }

  /** Takes cells of a sheet into `gathered`; a text that many cells share is made once. */
  taker({ xml, marks, gathered }: TakingCells): TakeCell {
    const { texts } = gathered
    const shared = new Map<number, number>()
    const days = new Map<number, number>()
    const logical = new Map<number, number>()
    const known = (places: Map<number, number>, key: number, make: (key: number) => CellText): number => {
      const place = places.get(key) ?? texts.add(make(key))
      places.set(key, place)
      return place
    }
    const sharedText = (index: number): CellText => textOf(this.dictionary.strings.textOf(index), marks)
    const day = (serial: number): CellText => dateText(serial, this.dictionary.date1904)
    return (row, column, cell) => {
      const { type, from, to } = cell
      if (type === 'n' && this.dates[cell.style] !== true) {
        const kind = numberKind(xml, from, to)
        if (kind !== null) gathered.append(row, column, kind, from)
        else gathered.add(row, column, { value: String(numberOf(xml, cell)), kind: 'value' })
      } else if (type === 'n') {
        const whole = wholeNumber(xml, cell)
        gathered.addText(row, column, known(days, whole >= 0 ? whole : numberOf(xml, cell), day))
      } else if (type === 's') {
        const text = known(shared, wholeNumber(xml, cell), sharedText)
        if (texts.textOf(text) !== '') gathered.addText(row, column, text)
      } else if (type === 'b') {
        gathered.addText(row, column, known(logical, wholeNumber(xml, cell), logicalText))
      } else if (type !== 'e' && isBareText(xml, from, to)) {
        gathered.append(row, column, CELL.bytes, from)
      } else {
        gathered.add(row, column, otherText(xml, cell, marks))
      }
    }
  }

  /** Whether a cell says anything. */
  hasText(xml: Buffer, cell: RawCell): boolean {
    if (cell.type !== 's') return cell.to > cell.from
    return this.dictionary.strings.textOf(wholeNumber(xml, cell)) !== ''
  }
}

function numberOf(xml: Buffer, { from, to }: RawCell): number {
  const text = decodeContent(xml, from, to)
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value)) throw new NotPlain('a number was expected')
  return value
}

/** What digits and nothing else say, as the index of a shared string; −1 where there is something else. */
function wholeNumber(xml: Buffer, { from, to }: RawCell): number {
  if (to === from || to - from > MOST_DIGITS) return -1
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = xml[at] - ZERO
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const ZERO = 48
const MOST_DIGITS = 9

function logicalText(value: number): CellText {
  if (value !== 0 && value !== 1) throw new NotPlain('a logical value')
  return { value: value === 1 ? 'TRUE' : 'FALSE', kind: 'value' }
}

function otherText(xml: Buffer, { type, from, to }: RawCell, marks: NumberFormat | null): CellText {
  const value = decodeContent(xml, from, to)
  return type === 'e' ? { value, kind: 'failure' } : textOf(value, marks)
}
