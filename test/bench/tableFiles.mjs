/**
 * The large files of the benches, the same at every run. They are written once and kept in the folder for temporary files: writing them
 * takes longer than all that is measured with them.
 */
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FOLDER = join(tmpdir(), 'leastwise-bench-files')
const LINES_AT_ONCE = 50_000
const GROUPS = ['north', 'south', 'east', 'west', 'centre']
const FIRST_DAY = Date.UTC(2015, 0, 1)
const DAY_MS = 86_400_000

/** A number that counts, two with noise, a group, a day, and two numbers more. */
const narrow = (rows, columns) => ({
  rows,
  header: ['id', 'x', 'y', 'group', 'day', 'z', 'w'].slice(0, columns),
  cells: (row, uniform) => {
    const x = 100 * uniform()
    const day = new Date(FIRST_DAY + Math.floor(3650 * uniform()) * DAY_MS).toISOString().slice(0, 10)
    const group = GROUPS[Math.floor(5 * uniform())]
    const more = [(1e4 * uniform()).toFixed(5), uniform().toFixed(6)].slice(0, columns - 5)
    return [row, x.toFixed(4), (2 + 3 * x + uniform()).toFixed(5), group, day, ...more]
  },
})

/** Of ten columns one is a group, one a whole number, the others numbers. */
const wide = (rows, columns) => ({
  rows,
  header: Array.from({ length: columns }, (_, column) => `c${column}`),
  cells: (_, uniform) =>
    Array.from({ length: columns }, (_, column) => {
      if (column % 10 === 9) return GROUPS[Math.floor(5 * uniform())]
      return column % 10 === 8 ? Math.floor(1000 * uniform()) : (100 * uniform() - 50).toFixed(4)
    }),
})

const tables = {
  'five-million': narrow(5_000_000, 7),
  previewed: narrow(2_100_000, 5),
  'eighty-columns': wide(160_000, 80),
  'five-thousand-columns': wide(2000, 5000),
  'sixteen-thousand-columns': wide(300, 16_384),
}

/**
 * The path of a CSV file of one of these tables.
 * @param {keyof typeof tables} name
 */
export async function tableFile(name) {
  const path = join(FOLDER, `${name}.csv`)
  if (existsSync(path)) return path
  mkdirSync(FOLDER, { recursive: true })
  const part = join(FOLDER, `${name}.${process.pid}.part`)
  await writeTable(part, tables[name])
  renameSync(part, path)
  return path
}

async function writeTable(path, { header, cells, rows }) {
  const file = createWriteStream(path)
  let state = 1
  const uniform = () => (state = (1664525 * state + 1013904223) % 2 ** 32) / 2 ** 32
  let lines = [header.join(',')]
  for (let row = 1; row <= rows; row++) {
    lines.push(cells(row, uniform).join(','))
    if (lines.length < LINES_AT_ONCE && row < rows) continue
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain')
    lines = []
  }
  file.end()
  await once(file, 'close')
}
