import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportOptions } from '@shared/source/importOptions'
import type { Result } from '@shared/outcome/result'
import type { Column } from '@shared/table/column'
import type { DuckdbTable } from '../../../src/main/data/database/duckdbStore'
import { openTable } from '../../../src/main/data/openTable'

/** Runs `work` on a file with this content, and takes the file away again. */
export async function withFile<T>(
  content: string | Uint8Array,
  work: (path: string) => Promise<T>,
  name = 'table.csv',
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'leastwise-test-'))
  try {
    const path = join(folder, name)
    await writeFile(path, content)
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Opens a text as a file. The caller closes the table. */
export async function openText(
  content: string | Uint8Array,
  options: ImportOptions = {},
  name = 'table.csv',
): Promise<DuckdbTable> {
  return opened(await withFile(content, (path) => openTable({ path, options }), name))
}

/** The error that opening a text gives. */
export async function openingError(
  content: string | Uint8Array,
  options: ImportOptions = {},
  name = 'table.csv',
): Promise<string> {
  const result = await withFile(content, (path) => openTable({ path, options }), name)
  if (!result.ok) return result.error.code
  await result.value.close()
  return 'none'
}

export function opened<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** A column's values: numbers with null for missing, or texts. */
export async function valuesOf(table: DuckdbTable, name: string): Promise<(number | string | null)[]> {
  const [column] = opened(await table.read([name]))
  return columnValues(column)
}

function columnValues(column: Column): (number | string | null)[] {
  if (column.kind === 'numeric')
    return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
  return Array.from(column.codes, (code) => (code < 0 ? null : column.levels[code]))
}
