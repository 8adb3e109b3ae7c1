/**
 * Robust fits of columns in memory, from the formula to the standard errors, by turns with MASS' `rlm` on the same kind of data, which is
 * run until it changes as little (acc = 1e-10).
 */
import { importBundled } from './bundled.mjs'
import { askR } from './peers.mjs'

const LONG = [1_000_000, 6]
const MIDDLE = [100_000, 6]
const TURNS = 5

export default async function measure() {
  const cases = await importBundled('test/bench/robustCases.ts')
  const huber = []
  const rlm = []
  let version = null
  const long = spoilt(cases, LONG)
  for (let turn = 0; turn < TURNS; turn++) {
    huber.push(time(() => cases.fitBy('huber', long)))
    const r = askR('robust', LONG)
    if (r !== null) rlm.push(1000 * r.seconds)
    version = r?.version ?? version
  }
  const middle = spoilt(cases, MIDDLE)
  const mm = Array.from({ length: TURNS }, () => time(() => cases.fitBy('mm', middle)))
  return [
    {
      name: 'Huber’s estimate of 1,000,000 × 6, best of five',
      value: Math.min(...huber),
      unit: 'ms',
      bound: 800,
    },
    { name: 'Huber’s estimate of 1,000,000 × 6, median of five', value: middleOf(huber), unit: 'ms' },
    ...(rlm.length === 0
      ? [{ name: "  MASS' rlm", note: 'not installed' }]
      : [
          { name: `  MASS' rlm (${version}), best of five`, value: Math.min(...rlm), unit: 'ms' },
          { name: `  MASS' rlm (${version}), median of five`, value: middleOf(rlm), unit: 'ms' },
        ]),
    { name: 'MM estimate of 100,000 × 6, best of five', value: Math.min(...mm), unit: 'ms', bound: 3000 },
    { name: 'MM estimate of 100,000 × 6, median of five', value: middleOf(mm), unit: 'ms' },
  ]
}

function spoilt({ createRegression, spoil }, shape) {
  const regression = createRegression(...shape)
  spoil(regression)
  return regression
}

function time(work) {
  const started = performance.now()
  work()
  return performance.now() - started
}

const middleOf = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
