/**
 * Whether the window waits while five million rows are imported, and while they are fitted: its longest task and the longest gap in the
 * main process' turns during each act of the user; and how soon a cancelled work is gone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { writeRegressionFile } from './regressionFile.mjs'

const { launchLeastwise } = (await runnerImport('./test/e2e/launch.ts')).module
const { watched } = (await runnerImport('./test/e2e/windowWatch.ts')).module

const ROWS = 5_000_000
const FORMULA = 'y ~ (x1 + x2 + x3 + x4 + x5 + x6)^2'
const SMOOTH_MS = 50
const ARRIVAL_MS = 100
/** Where both processors are busy with the data, what the window draws anew takes up to twice as long as at rest. */
const TYPING_MS = 100
const LANGUAGE_MS = 250
const TAB_MS = 300
const CANCEL_MS = 500
const AFTER_MS = 100

export default async function longWork() {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'))
  try {
    const path = join(folder, 'rows.csv')
    writeRegressionFile(path, ROWS)
    const window = await launchLeastwise({ args: [resolve('resources/samples/cars.csv')] })
    try {
      await window.page.waitForSelector('[data-test="column-dist"]')
      await window.stubOpenDialog(path)
      return [...(await whileImported(window)), ...(await whileFitted(window))]
    } finally {
      await window.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function whileImported(window) {
  const { page } = window
  await page.click('[data-test="open"]')
  await page.waitForSelector('[data-test="first-rows"]')
  const cancelled = await cancel(page)
  await page.waitForSelector('[data-test="row-count"]:has-text("50 rows")')
  await page.click('[data-test="open"]')
  await page.waitForSelector('[data-test="first-rows"]')
  const measures = await measureActs(window, 'import', {
    'scroll its first rows': [() => page.mouse.wheel(0, 1500), SMOOTH_MS],
    'open the history': [() => page.click('[data-test="history"]'), SMOOTH_MS],
    'close it': [() => page.click('[data-test="history"]'), SMOOTH_MS],
    'change the theme': [() => page.click('[data-test="theme"]'), SMOOTH_MS],
    'change the language': [() => page.click('[data-test="language"]'), LANGUAGE_MS],
    'change it back': [() => page.click('[data-test="language"]'), LANGUAGE_MS],
    'its rows arrive': [
      () => page.waitForSelector('[data-test="row-count"]:has-text("5,000,000")', { timeout: 60_000 }),
      ARRIVAL_MS,
    ],
  })
  return [
    { name: 'import cancelled: gone after', value: cancelled, unit: 'ms', bound: CANCEL_MS },
    ...measures,
  ]
}

async function whileFitted(window) {
  const { page } = window
  await page.fill('[data-test="formula"] input', 'y ~ x1 + x2')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-test="coefficients"] [data-term="x2"]')
  for (const tab of ['fit', 'table']) {
    await page.click(`[data-test="tab-${tab}"]`)
    await page.waitForTimeout(1500)
  }
  await page.fill('[data-test="formula"] input', FORMULA)
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-test="busy"]')
  const measures = await measureActs(window, 'fit', {
    'open a menu': [() => page.click('[data-test="selection"]'), SMOOTH_MS],
    'close it': [() => page.keyboard.press('Escape'), SMOOTH_MS],
    'change the tab': [() => page.click('[data-test="tab-fit"]'), TAB_MS],
    'change it back': [() => page.click('[data-test="tab-table"]'), TAB_MS],
    'change the language': [() => page.click('[data-test="language"]'), LANGUAGE_MS],
    'change it back to English': [() => page.click('[data-test="language"]'), LANGUAGE_MS],
    'type in the formula': [
      async () => {
        await page.focus('[data-test="formula"] input')
        await page.keyboard.type(' + I(x1^2)', { delay: 30 })
      },
      TYPING_MS,
    ],
  })
  await page.waitForSelector('[data-test="busy"]')
  const cancelled = await cancel(page)
  return [...measures, { name: 'fit cancelled: gone after', value: cancelled, unit: 'ms', bound: CANCEL_MS }]
}

async function measureActs(window, work, acts) {
  const measures = []
  for (const [name, [act, bound]] of Object.entries(acts)) {
    const { task, main } = await watched(window, async () => {
      await act()
      await window.page.waitForTimeout(AFTER_MS)
    })
    measures.push(
      { name: `${work}, ${name}: longest task`, value: task, unit: 'ms', bound },
      { name: `${work}, ${name}: longest gap in main`, value: main, unit: 'ms', bound: TYPING_MS },
    )
  }
  return measures
}

/** Presses Cancel; how long it takes until the work is on show no more. */
function cancel(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const start = performance.now()
        globalThis.document.querySelector('[data-test="cancel"]').click()
        const look = () =>
          globalThis.document.querySelector('[data-test="busy"]')
            ? setTimeout(look, 5)
            : done(performance.now() - start)
        look()
      }),
  )
}
