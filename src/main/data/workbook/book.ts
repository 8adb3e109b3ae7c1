import type { SheetCells } from './gatheredCells'
import type { SheetReading } from './sheetCells'

/** A workbook that has been opened; its sheets are read when they are asked for. */
export interface Book {
  readonly sheets: readonly BookSheet[]
  /** Days are counted from 1904. */
  readonly date1904: boolean
  /** The cells of a sheet, by its place in `sheets`. Throws where it is damaged. */
  readCells(index: number, reading: WantedCells, onProgress?: TellShare): SheetCells | 'too-large'
  /** Whether a sheet holds a cell with a value. */
  isFilled(index: number): boolean
}

export type WantedCells = Omit<SheetReading, 'date1904'>

/** Told which share of the sheet is read, from 0 to 1. */
export type TellShare = (share: number) => void

export interface BookSheet {
  readonly name: string
  readonly hidden: boolean
  /** Charts and dialogs are sheets too. */
  readonly hasCells: boolean
}
