/**
 * What a moved slider costs in the descent studio: the whole trajectory of 10,000 iterations once the sums exist, beside the plain
 * recurrence over a million rows. Best of several runs on one thread.
 */
import { importBundled } from './bundled.mjs'
import { askPython } from './peers.mjs'

const ROWS = 1_000_000
const FEW_ROWS = 5_000
const ITERATIONS = 10_000
/** Iterations of the recurrences that are timed; each costs the same. */
const TIMED = 20

export default async function descent() {
  const { createDescent, descend, overRows } = await importBundled('test/bench/descentCases.ts')
  const long = createDescent(ROWS, 2)
  const wide = createDescent(FEW_ROWS, 10)
  const python = askPython('descent', { rows: ROWS, iterations: TIMED })
  const each = (of) => {
    let share = 0
    return bestOf(15, () => of((share += 0.05)))
  }
  return [
    {
      name: '10,000 iterations, p = 2',
      value: each((share) => descend(long, 'batch', share)),
      unit: 'ms',
      bound: 2,
    },
    {
      name: '10,000 iterations, p = 10',
      value: each((share) => descend(wide, 'batch', share)),
      unit: 'ms',
      bound: 8,
    },
    {
      name: '10,000 iterations with momentum, p = 10',
      value: each((share) => descend(wide, 'momentum', share)),
      unit: 'ms',
      bound: 8,
    },
    {
      name: '10,000 iterations of Adam, p = 10',
      value: each((share) => descend(wide, 'adam', share)),
      unit: 'ms',
    },
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

function bestOf(runs, work) {
  let best = Infinity
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    work()
    best = Math.min(best, performance.now() - started)
  }
  return best
}
