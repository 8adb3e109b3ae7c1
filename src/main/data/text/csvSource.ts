import type { CsvDialect } from './csvDialect'
import { sqlPath, sqlText } from '../database/database'

/** A UTF-8 file that DuckDB reads as it is: every record has `width` cells. */
export interface RegularCsv {
  readonly path: string
  readonly dialect: Pick<CsvDialect, 'delimiter' | 'quote'>
  /** Lines before the first data record. */
  readonly skip: number
  readonly width: number
  /** Bytes of the longest record, where it is known. @default 2 MB; a longer record is an error */
  readonly longest?: number
}

/** DuckDB reads in parallel only as long as this is small. */
const LONGEST_LINE = 1 << 21

/** FROM clause: the cells of every record as texts c0, c1, … An irregular record is an error, never dropped or padded. */
export function readCsvSql({ path, dialect, skip, width, longest = 0 }: RegularCsv): string {
  const quote = sqlText(dialect.quote ?? '')
  const columns = Array.from({ length: width }, (_, index) => `'c${index}': 'VARCHAR'`).join(', ')
  return `read_csv(${sqlPath(path)}, auto_detect = false, header = false, skip = ${skip},
    delim = ${sqlText(dialect.delimiter)}, quote = ${quote}, escape = ${quote},
    strict_mode = true, null_padding = false, all_varchar = true, max_line_size = ${Math.max(LONGEST_LINE, 2 * longest)},
    columns = {${columns}})`
}
