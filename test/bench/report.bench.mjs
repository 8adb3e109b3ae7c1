/** How long a person waits for a report with eight charts, from the click to the file. */
import { mkdtempSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runnerImport } from 'vite'

const { launchLeastwise } = (await runnerImport('./test/e2e/launch.ts')).module

const VIEWS = ['scale-location', 'leverage', 'histogram', 'added-variable', 'component-residual']
const RUNS = 5

export default async function report() {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'))
  const window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
  try {
    await compose(window.page)
    const html = await savings(window, { format: 'html', folder })
    const pdf = await savings(window, { format: 'pdf', folder })
    return [
      {
        name: `report of eight charts as HTML, slowest of ${RUNS}`,
        value: Math.max(...html),
        unit: 'ms',
        bound: 1000,
      },
      {
        name: `report of eight charts as PDF, slowest of ${RUNS}`,
        value: Math.max(...pdf),
        unit: 'ms',
        bound: 3000,
      },
    ]
  } finally {
    await window.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compose(page) {
  await page.waitForSelector('[data-test="column-mpg"]')
  await page.fill('[data-test="formula"] input', 'mpg ~ wt')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-test="coefficients"] [data-term="wt"]')
  await page.click('[data-test="tab-report"]')
  await page.click('[data-test="report-views"] label:has-text("Chosen here")')
  for (const view of VIEWS) await page.click(`[data-test="report-view-${view}"] input`)
  await page.waitForFunction(
    () =>
      document.querySelector('[data-test="report-preview"]')?.contentDocument?.querySelectorAll('#charts svg')
        .length === 8,
  )
}

async function savings(window, { format, folder }) {
  const times = []
  for (let run = 0; run < RUNS; run++) {
    const path = join(folder, `report-${run}.${format}`)
    await window.stubSaveDialog(path)
    const start = performance.now()
    await window.page.click(`[data-test="export-${format}"]`)
    while (!existsSync(path)) await pause(5)
    times.push(performance.now() - start)
    await window.page.waitForSelector(`[data-test="export-${format}"]:not(:disabled)`)
  }
  return times
}
