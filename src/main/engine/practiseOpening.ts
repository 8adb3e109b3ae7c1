import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Opens a few rows of its own once, so that DuckDB is loaded and the code on the way compiled before the user's first file asks
 * for it. Nothing of it is kept; where it fails, opening a file says why.
 */
export async function practiseOpening(): Promise<void> {
  const { openTable } = await import('../data/openTable')
  const folder = await mkdtemp(join(tmpdir(), 'leastwise-practice-'))
  try {
    const path = join(folder, 'practice.csv')
    await writeFile(path, 'x,y,name\n1,2.5,a\n2,4,b\n3,,c\n')
    const opened = await openTable({ path, options: {} })
    if (!opened.ok) return
    await opened.value.page({ start: 0, end: 2, filter: null, sort: null })
    await opened.value.read(['x', 'y'])
    await opened.value.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
