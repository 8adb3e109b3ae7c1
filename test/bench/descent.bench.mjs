/**
 * What a moved slider costs in the descent studio: the whole trajectory of 10,000 iterations once the sums exist, beside the plain
 * recurrence over a million rows, on one thread. Every run is told on standard error.
 */
import { importBundled } from './bundled.mjs'
import { askPython } from './peers.mjs'

const ROWS = 1_000_000
const FEW_ROWS = 5_000
const ITERATIONS = 10_000
const optimizers = ['batch', 'momentum', 'nesterov', 'rmsprop', 'adam']
/** Rates that the slider is moved to, from a twentieth of the stable limit on. */
const MOVES = 15
/** Iterations of the recurrences that are timed; each costs the same. */
const TIMED = 20

export default async function descent() {
  const { createDescent, descend, overRows } = await importBundled('test/bench/descentCases.ts')
  const long = createDescent(ROWS, 2)
  const wide = createDescent(FEW_ROWS, 10)
  const python = askPython('descent', { rows: ROWS, iterations: TIMED })
  return [
    ...moved('10,000 iterations, p = 2', (share) => descend(long, 'batch', share), 2),
    ...optimizers.flatMap((name) =>
      moved(`10,000 iterations of ${name}, p = 10`, (share) => descend(wide, name, share), 8),
    ),
    {
      name: '  plain recurrence over 1,000,000 rows, JavaScript',
      value: (bestOf(3, () => overRows(long, TIMED)) * ITERATIONS) / TIMED,
      unit: 'ms',
    },
    python
      ? {
          name: `  plain recurrence over 1,000,000 rows, numpy ${python.versions.numpy}`,
          value: (1000 * python.seconds * ITERATIONS) / TIMED,
          unit: 'ms',
        }
      : { name: '  plain recurrence, numpy', note: 'not installed' },
  ]
}

/** The slider moved from rate to rate: the best time and the median, and the processor's, which other programs stretch less. */
function moved(name, of, bound) {
  const runs = Array.from({ length: MOVES }, (_, move) => timed(() => of(0.05 * (move + 1))))
  console.error(`${name}: ${runs.map(({ wall }) => wall.toFixed(2)).join(' ')} ms`)
  const [wall, processor] = ['wall', 'processor'].map((clock) =>
    runs.map((run) => run[clock]).sort((a, b) => a - b),
  )
  return [
    { name, value: wall[0], unit: 'ms', bound },
    { name: '  median', value: wall[MOVES >> 1], unit: 'ms' },
    { name: '  median of processor time', value: processor[MOVES >> 1], unit: 'ms' },
  ]
}

function timed(work) {
  const [before, started] = [process.cpuUsage(), performance.now()]
  work()
  const wall = performance.now() - started
  const { user, system } = process.cpuUsage(before)
  return { wall, processor: (user + system) / 1000 }
}

function bestOf(runs, work) {
  let best = Infinity
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    work()
    best = Math.min(best, performance.now() - started)
  }
  return best
}
