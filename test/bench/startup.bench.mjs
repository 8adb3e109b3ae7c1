/** How long a person waits: for the window, and from choosing a small file to its first fit. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'

const { launchLeastwise } = (await runnerImport('./test/e2e/launch.ts')).module

const READY = 'body[data-ready="true"]'
const OPEN = '[data-test="open"]'
const TABLE_SHOWN = '[data-test="column-x"]'
const FORMULA = '[data-test="formula"] input'
const FIT_SHOWN = '[data-test="coefficients"]'
const RUNS = 3
const ROWS = 1000

export default async function startup() {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'))
  const csv = join(folder, 'line.csv')
  writeFileSync(csv, noisyLine(ROWS))
  try {
    const runs = []
    for (let run = 0; run <= RUNS; run++) runs.push(await oneStart(csv))
    const warm = runs.slice(1) // the first fills the system's file cache
    return [
      { name: 'program start to usable window', value: median(warm, 'window'), unit: 'ms', bound: 1000 },
      { name: '1,000-row CSV: chosen to table', value: median(warm, 'table'), unit: 'ms' },
      { name: '1,000-row CSV: formula to coefficients', value: median(warm, 'fit'), unit: 'ms' },
      {
        name: '1,000-row CSV: opened to first fit',
        value: median(warm, 'table') + median(warm, 'fit'),
        unit: 'ms',
        bound: 300,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts the program afresh, opens the file and fits a line; answers how long each took, in milliseconds. */
async function oneStart(csv) {
  const started = performance.now()
  const { page, stubOpenDialog, close } = await launchLeastwise()
  try {
    await page.waitForSelector(READY)
    const window = performance.now() - started

    await page.waitForTimeout(1000) // a person takes longer to choose a file
    await stubOpenDialog(csv)
    const table = await until(page, TABLE_SHOWN, { click: OPEN })
    await page.waitForTimeout(500)
    const fit = await until(page, FIT_SHOWN, { field: FORMULA, value: 'y ~ x' })
    return { window, table, fit }
  } finally {
    await close()
  }
}

/**
 * Milliseconds from a click, or from a text put into a field, to the frame after what it brings about is in the page. Timed
 * inside the page, where the person is, without the test driver's own round trips.
 */
function until(page, selector, action) {
  return page.evaluate(
    ([awaited, { click, field, value }]) =>
      new Promise((done) => {
        const started = performance.now()
        const observer = new MutationObserver(() => {
          if (!document.querySelector(awaited)) return
          observer.disconnect()
          requestAnimationFrame(() => done(performance.now() - started))
        })
        observer.observe(document.body, { childList: true, subtree: true })
        if (click) return document.querySelector(click).click()
        const input = document.querySelector(field)
        input.value = value
        input.dispatchEvent(new Event('input', { bubbles: true }))
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }),
    [selector, action],
  )
}

function median(runs, key) {
  const values = runs.map((run) => run[key]).sort((a, b) => a - b)
  return values[Math.floor(values.length / 2)]
}

/** y = 2 + 3x with a little noise, the same at every run (a linear congruential generator, seed 1). */
function noisyLine(rows) {
  let state = 1
  const uniform = () => (state = (1664525 * state + 1013904223) % 2 ** 32) / 2 ** 32
  const lines = ['x,y']
  for (let row = 0; row < rows; row++) {
    const x = row / 10
    lines.push(`${x},${(2 + 3 * x + uniform() - 0.5).toFixed(6)}`)
  }
  return `${lines.join('\n')}\n`
}
