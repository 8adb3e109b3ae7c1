/**
 * What charts of a million rows wait for in the fit thread once the fit is there: each plot model when it is first asked for, which
 * makes the figures that it needs, and when it is asked for again. CPU time of the process, the median of five fits.
 */
import { pathToFileURL } from 'node:url'
import { withBundle } from './bundled.mjs'

const ROWS = 1_000_000
const COLUMNS = 7
const RUNS = 5
const BOUND = 100

const question = { outlierThreshold: 2 }
const choice = { residual: 'studentized', axis: { kind: 'fitted' }, term: null, band: 'simultaneous' }
const plots = [
  ['fit plot', (desk) => desk.fitPlot({ ...question, xAxis: null })],
  ['residual plot', (desk) => desk.residualPlot({ ...question, residual: 'studentized', xAxis: null })],
  ...[
    'residuals',
    'quantile',
    'scale-location',
    'leverage',
    'histogram',
    'added-variable',
    'component-residual',
    'autocorrelation',
  ].map((view) => [
    `${view} view`,
    (desk) => desk.diagnosticPlot({ ...question, choice: { ...choice, view } }),
  ]),
]

export default () => withBundle('test/bench/plotModelsCases.ts', measureAll)

async function measureAll(bundle) {
  const { fittedDesk, warmUp } = await import(pathToFileURL(bundle).href)
  warmUp()
  const runs = Array.from({ length: RUNS }, () => measureDesk(fittedDesk(ROWS, COLUMNS)))
  return plots.flatMap(([name], k) =>
    ['first', 'again'].map((turn, j) => ({
      name: `${name} of 1,000,000 × ${COLUMNS}, ${turn}`,
      value: median(runs.map((times) => times[k][j])),
      unit: 'ms',
      bound: BOUND,
    })),
  )
}

const measureDesk = (desk) => plots.map(([, draw]) => [cpuTime(() => draw(desk)), cpuTime(() => draw(desk))])

function cpuTime(work) {
  const { user, system } = process.cpuUsage()
  work()
  const after = process.cpuUsage()
  return (after.user + after.system - user - system) / 1000
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
