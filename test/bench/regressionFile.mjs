/** Files for the benches, the same at every run: a response and six predictors, every number with six decimals. */
import { closeSync, openSync, writeSync } from 'node:fs'

const COLUMNS = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'y']
const SLOPES = [1, -2, 0.5, 1, -1, 0.1]
const ROWS_AT_ONCE = 20_000

/** Writes a file of so many rows, about 66 bytes each. */
export function writeRegressionFile(path, rows, seed = 1805) {
  const normal = normals(seed)
  const file = openSync(path, 'w')
  try {
    writeSync(file, `${COLUMNS.join(',')}\n`)
    for (let row = 0; row < rows; row += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, rows - row)
      writeSync(file, Array.from({ length: count }, () => record(normal)).join(''))
    }
  } finally {
    closeSync(file)
  }
}

function record(normal) {
  const predictors = SLOPES.map(() => normal())
  const response = predictors.reduce((sum, value, j) => sum + SLOPES[j] * value, 1 + normal())
  return `${[...predictors, response].map((value) => value.toFixed(6)).join(',')}\n`
}

/** Standard normal numbers by Box and Muller, from the generator mulberry32. */
function normals(seed) {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}
