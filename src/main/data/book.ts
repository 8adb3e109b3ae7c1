import type { WorkSheet } from '@e965/xlsx'

/** A workbook that has been opened; its sheets are read when they are asked for. */
export interface Book {
  readonly sheets: readonly BookSheet[]
  /** Days are counted from 1904. */
  readonly date1904: boolean
  /** The cells of a sheet, by its place in `sheets`: rows of cells in `!data`. Throws where it is damaged. */
  cellsOf(index: number, onProgress?: TellShare): WorkSheet
  /** Whether a sheet holds a cell with a value. */
  isFilled(index: number): boolean
}

/** Told which share of the sheet is read, from 0 to 1. */
export type TellShare = (share: number) => void

export interface BookSheet {
  readonly name: string
  readonly hidden: boolean
  /** Charts and dialogs are sheets too. */
  readonly hasCells: boolean
}
