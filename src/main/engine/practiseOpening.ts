import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** So many that the functions which each cell passes through are compiled, as a large file's first rows need them. */
const ROWS = 2000

const practiceRow = (_: unknown, row: number): string =>
  `${row},${row % 9 === 5 ? '' : (row * 0.37).toFixed(2)},${'abc'[row % 3]},2024-0${1 + (row % 9)}-1${row % 9}`

/**
 * Opens rows of its own once, so that DuckDB is loaded and the code on the way compiled before the user's first file asks
 * for it. Nothing of it is kept; where it fails, opening a file says why.
 */
export async function practiseOpening(): Promise<void> {
  const { openTable } = await import('../data/openTable')
  const { firstRows } = await import('../data/firstRows')
  const folder = await mkdtemp(join(tmpdir(), 'leastwise-practice-'))
  try {
    const path = join(folder, 'practice.csv')
    await writeFile(path, `id,x,name,day\n${Array.from({ length: ROWS }, practiceRow).join('\n')}\n`)
    const opened = await openTable({ path, options: {} })
    if (!opened.ok) return
    await opened.value.page({ start: 0, end: 2, filter: null, sort: null })
    await opened.value.read(['id', 'x'])
    await opened.value.close()
    await firstRows({ path, options: {} }, 0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
