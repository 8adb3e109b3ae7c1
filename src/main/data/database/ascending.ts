/**
 * Row numbers in ascending order. DuckDB gives the rows of a table in theirs, which it calls insertion order, so that they need
 * not be sorted; but nothing should hang on it.
 */
export function ascending(rows: Int32Array): Int32Array {
  for (let place = 1; place < rows.length; place++) if (rows[place] <= rows[place - 1]) return rows.sort()
  return rows
}
