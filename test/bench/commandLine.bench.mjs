/**
 * A CSV file fitted from the command line, from the start of the process to its end, beside R's `fread` and `lm` in a process of its
 * own. Both have all cores, and take turns, so that what else the machine does is the same for both; the best of several runs counts.
 * With LEASTWISE_BENCH_ROWS=20000000 a larger file is fitted, too, by this program alone.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeRegressionFile } from './regressionFile.mjs'

const FORMULA = 'y ~ x1 + x2 + x3 + x4 + x5 + x6'
const PEER = fileURLToPath(new URL('peers/commandLine.R', import.meta.url))

const SIZES = [
  { rows: 1_000_000, runs: 5, ofR: 0.6 },
  { rows: 5_000_000, runs: 3, ofR: 0.4, megabytes: 700 },
]

export default function commandLine() {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'))
  try {
    const more = Number(process.env.LEASTWISE_BENCH_ROWS ?? 0)
    return [
      { name: 'load of the machine meanwhile', value: loadavg()[0], unit: 'processes' },
      ...SIZES.flatMap((size) => measure(folder, size)),
      ...(more > 0 ? [memoryOf(folder, more)] : []),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measure(folder, { rows, runs, ofR, megabytes }) {
  const path = join(folder, 'regression.csv')
  writeRegressionFile(path, rows)
  const own = []
  const peer = []
  for (let run = 0; run < runs; run++) {
    own.push(fit(path))
    peer.push(runTimed('Rscript', ['--vanilla', PEER, path]))
  }
  const name = `CSV of ${rows.toLocaleString('en')} × 7 to fit`
  const best = (measured, key) => Math.min(...measured.map((one) => one?.[key] ?? NaN))
  const memory = best(own, 'megabytes')
  const pairs = own.map((run, turn) => `${figure(run, 'seconds')}/${figure(peer[turn], 'seconds')}`)
  const work = own.map((run, turn) => `${figure(run, 'cpu')}/${figure(peer[turn], 'cpu')}`)
  const ratio = best(own, 'seconds') / best(peer, 'seconds')
  return [
    { name, value: best(own, 'seconds'), unit: 's' },
    Number.isNaN(ratio)
      ? { name: "  of R's fread and lm", note: 'not installed' }
      : { name: "  of R's fread and lm", value: ratio, unit: '×', bound: ofR },
    { name: '  every run, of R, seconds', note: pairs.join(' ') },
    { name: '  processor time, of R', note: work.join(' ') },
    Number.isNaN(memory)
      ? { name: '  memory', note: 'measured where there is GNU time only' }
      : { name: '  memory', value: memory, unit: 'MB', bound: megabytes },
  ]
}

function memoryOf(folder, rows) {
  const path = join(folder, 'regression.csv')
  writeRegressionFile(path, rows)
  const { seconds, megabytes } = fit(path)
  const name = `CSV of ${rows.toLocaleString('en')} × 7 to fit, ${seconds.toPrecision(3)} s: memory`
  return { name, value: megabytes, unit: 'MB', bound: 1200 }
}

function fit(path) {
  const run = runTimed(process.execPath, [
    'out/main/cli.js',
    'fit',
    path,
    '--formula',
    FORMULA,
    '--json',
    '-',
  ])
  if (run === null) throw new Error(`fit of ${path} failed`)
  return run
}

const figure = (run, key) => (run === null ? '–' : run[key].toFixed(2))

/** Seconds, seconds of all processors and megabytes that a command takes; null where it fails. */
function runTimed(command, args) {
  const started = performance.now()
  const timed = spawnSync('/usr/bin/time', ['-f', '%M %U %S', command, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (timed.error === undefined) {
    const seconds = (performance.now() - started) / 1000
    const [kilobytes, user, system] = timed.stderr.trim().split('\n').at(-1).split(' ').map(Number)
    return timed.status === 0 ? { seconds, cpu: user + system, megabytes: kilobytes / 1024 } : null
  }
  const { status } = spawnSync(command, args, { maxBuffer: 2 ** 26 })
  return status === 0 ? { seconds: (performance.now() - started) / 1000, cpu: NaN, megabytes: NaN } : null
}
