/** An xlsx workbook read to its last cell, beside R's readxl: the best of several runs of each. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBundled } from './bundled.mjs'
import { askR } from './peers.mjs'

const ROWS = 100_000
const RUNS = 5
const OF_R = 2

export default async function workbook() {
  const { writeWorkbook, readWorkbook } = await importBundled('test/bench/workbookCases.ts')
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'))
  try {
    const path = join(folder, 'workbook.xlsx')
    writeWorkbook(path, ROWS)
    let own = Infinity
    for (let run = 0; run < RUNS; run++) {
      const started = performance.now()
      await readWorkbook(path, Uint8Array.from(readFileSync(path)), join(folder, 'texts.csv'))
      own = Math.min(own, (performance.now() - started) / 1000)
    }
    const r = askR('workbook', path)
    return [
      { name: `xlsx of ${ROWS.toLocaleString('en')} × 8 to texts`, value: own, unit: 's' },
      r === null
        ? { name: '  of readxl', note: 'not installed' }
        : { name: `  of R's read_excel (${r.version})`, value: own / r.seconds, unit: '×', bound: OF_R },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
