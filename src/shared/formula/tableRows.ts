/** The rows of a table that take part in a fit, ascending. Where all do, none is written down. */
export class TableRows {
  private constructor(
    readonly length: number,
    /** 0-based table row of each; null where row i is table row i. */
    readonly listed: Int32Array | null,
  ) {}

  /** All rows of a table. */
  static all(rowCount: number): TableRows {
    return new TableRows(rowCount, null)
  }

  /** @param rows 0-based table rows, ascending */
  static of(rows: Int32Array): TableRows {
    return new TableRows(rows.length, rows)
  }

  /** The 0-based table row of the i-th. */
  at(i: number): number {
    return this.listed === null ? i : this.listed[i]
  }

  /** The first i for whose table row the condition holds; -1 if there is none. */
  findIndex(condition: (row: number) => boolean): number {
    for (let i = 0; i < this.length; i++) if (condition(this.at(i))) return i
    return -1
  }
}
