import type { CsvDialect } from './csvDialect'
import { sqlText } from './database'

/** A UTF-8 file that DuckDB reads as it is: every record has `width` cells. */
export interface RegularCsv {
  readonly path: string
  readonly dialect: Pick<CsvDialect, 'delimiter' | 'quote'>
  /** Lines before the first data record. */
  readonly skip: number
  readonly width: number
}

/** Longest record that DuckDB accepts. */
const LONGEST_LINE = 1 << 26

/** FROM clause: the cells of every record as texts c0, c1, … An irregular record is an error, never dropped or padded. */
export function readCsvSql({ path, dialect, skip, width }: RegularCsv): string {
  const columns = Array.from({ length: width }, (_, index) => `'c${index}': 'VARCHAR'`).join(', ')
  return `read_csv(${sqlText(path)}, auto_detect = false, header = false, skip = ${skip},
    delim = ${sqlText(dialect.delimiter)}, quote = ${sqlText(dialect.quote)}, escape = ${sqlText(dialect.quote)},
    strict_mode = true, null_padding = false, all_varchar = true, max_line_size = ${LONGEST_LINE},
    columns = {${columns}})`
}
