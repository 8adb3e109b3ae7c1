/** How long a person waits, in a fit of 100,000 rows and six predictors, for a box to select its rows and for rows to be excluded. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'

const { launchLeastwise } = (await runnerImport('./test/e2e/launch.ts')).module
const { seededRandom } = (await runnerImport('./src/shared/numeric/seededRandom.ts')).module

const ROWS = 100_000
const PREDICTORS = ['a', 'b', 'c', 'd', 'e', 'f']
const RUNS = 9
const GIVE_UP_MS = 30_000
const COUNT = '[data-test="selected-count"]'
const STATUS = '[data-test="status"]'
const COEFFICIENTS = '[data-test="coefficients"]'
const CHART = '[data-test="fit-chart"] [data-points]'
const RESIDUALS = '[data-test="residual-chart"] [data-points]'

export default async function selection() {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'))
  const path = join(folder, 'rows.csv')
  writeFileSync(path, table())
  const window = await launchLeastwise({ args: [path] })
  try {
    return await measure(window.page)
  } finally {
    await window.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function table() {
  const random = seededRandom(5)
  const lines = Array.from({ length: ROWS }, () => {
    const x = PREDICTORS.map(() => 2 * random.uniform() - 1)
    const y = x.reduce((sum, value, k) => sum + (k + 1) * value, random.uniform() + random.uniform())
    return [...x, y].map((value) => value.toFixed(5)).join(',')
  })
  return `${[...PREDICTORS, 'y'].join(',')}\n${lines.join('\n')}\n`
}

async function measure(page) {
  await page.waitForSelector('[data-test="column-y"]')
  await page.fill('[data-test="formula"] input', `y ~ ${PREDICTORS.join(' + ')}`)
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-test="coefficients"] [data-term="f"]')
  await page.click('[data-test="tab-fit"]')
  await page.waitForSelector(CHART)
  await page.click('[data-test="fit-chart"] [data-test="drag-box"]')
  const boxes = []
  const exclusions = []
  for (let run = 0; run < RUNS; run++) {
    boxes.push(await selectBox(page, 0.3 + 0.03 * run))
    exclusions.push(await exclude(page))
  }
  return [
    { name: 'box over 100,000 rows to every view, median', value: median(boxes), unit: 'ms', bound: 100 },
    { name: 'the same, worst of nine', value: Math.max(...boxes), unit: 'ms' },
    { name: 'exclude and refit 100,000 × 6, median', value: median(exclusions), unit: 'ms', bound: 150 },
    { name: 'the same, worst of nine', value: Math.max(...exclusions), unit: 'ms' },
  ]
}

async function selectBox(page, right) {
  const box = await page.locator('[data-test="fit-chart"] canvas[role="img"]').boundingBox()
  const at = (x, y) => [box.x + x * box.width, box.y + y * box.height]
  await page.mouse.move(...at(0.2, 0.1))
  await page.mouse.down()
  await page.mouse.move(...at(right, 0.8), { steps: 4 })
  const time = afterEvent(page, { event: 'pointerup', changes: [COUNT] })
  // Input overtakes what the page is asked to run: once it answers, it listens.
  await page.evaluate(() => document.readyState)
  await page.mouse.up()
  return time
}

/** Undone again, so that each run does the same. */
async function exclude(page) {
  await page.click('[data-test="exclude"]')
  await page.waitForSelector('[data-test="apply-exclude"]')
  const time = afterEvent(page, { event: 'click', changes: [STATUS, COEFFICIENTS, CHART, RESIDUALS] })
  await page.click('[data-test="apply-exclude"]')
  const taken = await time
  await page.click('[data-test="undo"]')
  await page.waitForFunction(() => document.querySelector('[data-test="ledger"]') === null)
  await page.waitForTimeout(1000)
  return taken
}

/** Milliseconds from an event until what stands in these places is new and has been drawn; fails where nothing comes of it. */
function afterEvent(page, { event, changes }) {
  return page.evaluate(
    ([name, selectors, most]) =>
      new Promise((resolve, reject) => {
        const shown = (selector) => {
          const element = document.querySelector(selector)
          // A chart says in words how many rows it shows.
          return element?.dataset.points ? element.ariaLabel : element?.textContent
        }
        const before = selectors.map(shown)
        const lapse = setTimeout(
          () => reject(new Error(`${name}: ${selectors} shows ${selectors.map(shown)}`)),
          most,
        )
        const look = (start) => {
          if (selectors.some((selector, k) => shown(selector) === before[k]))
            return requestAnimationFrame(() => look(start))
          clearTimeout(lapse)
          requestAnimationFrame(() => resolve(performance.now() - start))
        }
        document.addEventListener(name, () => look(performance.now()), { capture: true, once: true })
      }),
    [event, changes, GIVE_UP_MS],
  )
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
