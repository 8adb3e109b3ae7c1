import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredNumbers } from '@shared/table/storedNumbers'
import { makeTemporaryFolder } from '../temporaryFolder'

const DOUBLE = 8
/** Numbers that are read at once, so that blocks of rows seldom ask the system. */
const WINDOW = 1 << 14

/** Where a column of doubles begins in an open file, which every thread of the process can read. */
export interface ColumnPlace {
  readonly file: number
  readonly at: number
}

/** Numbers of a column in a file. It can be sent to another thread, which makes its own of what arrives. */
export class NumberFile implements StoredNumbers {
  private readonly window = new Float64Array(WINDOW)
  private windowStart = 0
  private windowEnd = 0

  constructor(
    readonly place: ColumnPlace,
    readonly length: number,
  ) {}

  read(start: number, end: number, target: Float64Array): void {
    for (let row = start; row < end;) {
      if (row < this.windowStart || row >= this.windowEnd) this.moveWindow(row)
      const last = Math.min(end, this.windowEnd)
      target.set(this.window.subarray(row - this.windowStart, last - this.windowStart), row - start)
      row = last
    }
  }

  private moveWindow(start: number): void {
    const end = Math.min(this.length, start + WINDOW)
    readDoubles(this.place, start, this.window.subarray(0, end - start))
    this.windowStart = start
    this.windowEnd = end
  }
}

function readDoubles({ file, at }: ColumnPlace, row: number, target: Float64Array): void {
  const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength)
  for (let done = 0; done < bytes.length;) {
    const count = readSync(file, bytes, done, bytes.length - done, at + DOUBLE * row + done)
    if (count === 0) throw new Error('a temporary file was cut short')
    done += count
  }
}

/** Writes numbers to rows of a column from `row` on. */
export function writeDoubles({ file, at }: ColumnPlace, row: number, values: Float64Array): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let done = 0; done < bytes.length;) {
    done += writeSync(file, bytes, done, bytes.length - done, at + DOUBLE * row + done)
  }
}

/** A file for columns of so many rows that has no name any more: it goes with the process, however that ends. */
export class ColumnFile {
  private columnCount = 0

  private constructor(
    private readonly file: number,
    private readonly rows: number,
  ) {}

  static async create(rows: number): Promise<ColumnFile> {
    const folder = await makeTemporaryFolder()
    const file = openSync(join(folder, 'columns'), 'wx+', 0o600)
    // Where a file that is open cannot be taken away, it goes at the end.
    await rm(folder, { recursive: true, force: true }).catch(() =>
      process.once('exit', () => rmSync(folder, { recursive: true, force: true })),
    )
    return new ColumnFile(file, rows)
  }

  /** Room for another column. */
  nextColumn(): ColumnPlace {
    return { file: this.file, at: DOUBLE * this.rows * this.columnCount++ }
  }

  close(): void {
    closeSync(this.file)
  }
}
