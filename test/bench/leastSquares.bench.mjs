/**
 * Least squares on columns in memory, from the formula to the coefficients, beside the fits of others on a matrix that is there
 * already. Every figure is the best of several runs on one thread: what a quiet machine takes.
 */
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { withBundle } from './bundled.mjs'
import { askPython, askR } from './peers.mjs'

const LONG = [1_000_000, 6]
const WIDE = [100_000, 50]
const REFIT = [100_000, 6]
const CASES = 'test/bench/leastSquaresCases.ts'

export default () => withBundle(CASES, measureAll)

async function measureAll(bundle) {
  const cases = await import(pathToFileURL(bundle).href)
  const long = fitTime(cases, LONG)
  const wide = fitTime(cases, WIDE)
  const python = askPython('leastSquares', [LONG, WIDE])
  const r = askR('leastSquares', [LONG, WIDE])
  const peers = [
    ['numpy lstsq', python?.versions.numpy, python?.numpy],
    ["R's lm.fit", r?.version, r?.seconds],
    ['statsmodels OLS', python?.versions.statsmodels, python?.statsmodels],
  ]
  return [
    { name: 'fit of 1,000,000 × 6', value: long, unit: 'ms', bound: 100 },
    ...peers.map((peer) => beside(peer, 0)),
    { name: 'fit of 100,000 × 50', value: wide, unit: 'ms' },
    ...peers.map((peer) => beside(peer, 1)),
    ratio(wide, python?.numpy[1]),
    { name: 'refit of 100,000 × 6 without 10 rows', value: refitTime(cases, REFIT), unit: 'ms', bound: 50 },
    { name: 'refit of 1,000,000 × 6 without 10 rows', value: refitTime(cases, LONG), unit: 'ms' },
    memoryGrowth(bundle),
  ]
}

function beside([name, version, seconds], shape) {
  const time = seconds?.[shape]
  if (time === undefined) return { name: `  ${name}`, note: 'not installed' }
  return { name: `  ${name} (${version})`, value: 1000 * time, unit: 'ms' }
}

function ratio(own, seconds) {
  const name = '  ours over numpy lstsq'
  return seconds === undefined
    ? { name, note: 'not installed' }
    : { name, value: own / (1000 * seconds), unit: '×', bound: 2 }
}

function fitTime({ createRegression, fitRegression }, shape) {
  const regression = createRegression(...shape)
  return bestOf(12, () => fitRegression(regression))
}

/** A refit after the fit of all rows, other rows left out each time. */
function refitTime({ createRegression, createRefit }, shape) {
  const refit = createRefit(createRegression(...shape))
  refit([])
  let run = 0
  return bestOf(12, () => {
    const first = 97 * ++run
    refit(Array.from({ length: 10 }, (_, k) => first + 1009 * k))
  })
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

/** How much more a fit of four million rows adds to its columns than one of a million, in resident megabytes at the peak. */
function memoryGrowth(bundle) {
  const name = 'memory that 3,000,000 rows more take beyond their columns'
  if (process.platform !== 'linux') return { name, note: 'measured on Linux only' }
  const [one, four] = [1_000_000, 4_000_000].map((rows) => fitMemory(bundle, rows))
  return { name, value: four - one, unit: 'MB', bound: 2 }
}

/** Megabytes that a fit of so many rows and 6 columns adds to those of its columns, in a process of its own. */
function fitMemory(bundle, rows) {
  const script = `
    const { readFileSync, writeFileSync } = await import('node:fs')
    const { createRegression, fitRegression } = await import(${JSON.stringify(pathToFileURL(bundle).href)})
    const kilobytes = (key) => Number(new RegExp(key + '[^0-9]*([0-9]+)').exec(readFileSync('/proc/self/status', 'utf8'))[1])
    fitRegression(createRegression(1000, 6))
    const regression = createRegression(${rows}, 6)
    gc()
    writeFileSync('/proc/self/clear_refs', '5') // the peak counts from here
    const before = kilobytes('VmRSS')
    fitRegression(regression)
    console.log((kilobytes('VmHWM') - before) / 1024)
  `
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--input-type=module', '-e', script],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}
