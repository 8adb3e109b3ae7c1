/** How long the window is busy at a stretch with a table of 5,000 columns, and whether that scrolls sideways smoothly. */
import { runnerImport } from 'vite'
import { tableFile } from './tableFiles.mjs'

const { launchLeastwise } = (await runnerImport('./test/e2e/launch.ts')).module

const ROW_COUNT = '[data-test="row-count"]'

export default async function wideTable() {
  const csv = await tableFile('five-thousand-columns')
  const { page, stubOpenDialog, close } = await launchLeastwise()
  try {
    await page.waitForSelector('body[data-ready="true"]')
    await page.waitForTimeout(1000)
    await noteTasks(page)
    await stubOpenDialog(csv)
    const started = performance.now()
    await page.click('[data-test="open"]')
    await page.waitForSelector(`${ROW_COUNT}:has-text("2,000")`)
    await page.waitForSelector('.ag-row[row-index="3"] [col-id="c2"]')
    const open = performance.now() - started
    await page.waitForTimeout(1500)
    const opening = await longestTask(page)
    const across = await scrollAcross(page)
    const jump = await jumpAcross(page)
    await page.waitForTimeout(500)
    await longestTask(page)
    const down = await jumpDown(page)
    await page.waitForTimeout(500)
    const paging = await longestTask(page)
    return [
      { name: '2,000 × 5,000 CSV: chosen to its cells', value: open, unit: 'ms' },
      { name: 'the same: longest task of the window', value: opening, unit: 'ms' },
      { name: 'median frame while scrolling across', value: across.median, unit: 'ms' },
      { name: '95th percentile of frames', value: across.late, unit: 'ms' },
      { name: 'cells after a jump across', value: jump, unit: 'ms', bound: 150 },
      { name: 'cells after a jump down', value: down, unit: 'ms', bound: 150 },
      { name: 'the same: longest task of the window', value: paging, unit: 'ms' },
    ]
  } finally {
    await close()
  }
}

const noteTasks = (page) =>
  page.evaluate(() => {
    globalThis.longTasks = []
    new globalThis.PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration)
    }).observe({ type: 'longtask' })
  })

/** Since it was last asked for. */
const longestTask = (page) => page.evaluate(() => Math.max(0, ...globalThis.longTasks.splice(0)))

/** Scrolls on to the right frame by frame for two seconds. */
function scrollAcross(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    const scroller = document.querySelector('.ag-body-horizontal-scroll-viewport')
    const frames = []
    for (let last = await frame(); frames.length < 120;) {
      scroller.scrollLeft += 90
      const now = await frame()
      frames.push(now - last)
      last = now
    }
    frames.sort((a, b) => a - b)
    return { median: frames[60], late: frames[114] }
  })
}

/** Milliseconds from a jump to the middle of the columns to the frame that shows cells there. */
function jumpAcross(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    const scroller = document.querySelector('.ag-body-horizontal-scroll-viewport')
    const shown = () =>
      [...document.querySelectorAll('.ag-row[row-index="3"] [col-id^="c"]')].filter(
        (cell) => Number(cell.getAttribute('col-id').slice(1)) > 1000 && /\d/.test(cell.textContent),
      ).length
    const started = performance.now()
    scroller.scrollLeft = scroller.scrollWidth / 2
    do await frame()
    while (shown() < 4 && performance.now() - started < 10_000)
    return performance.now() - started
  })
}

/** The same down the rows. */
function jumpDown(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    const grid = document.querySelector('[data-test="table-grid"]')
    const body = [...grid.querySelectorAll('*')].find(
      (part) => part.clientHeight > 100 && part.scrollHeight > 10 * part.clientHeight,
    )
    const shown = () =>
      [...grid.querySelectorAll('.ag-row')].filter(
        (row) =>
          Number(row.getAttribute('row-index')) > 900 &&
          [...row.querySelectorAll('[col-id^="c"]')].some((cell) => /\d/.test(cell.textContent)),
      ).length
    const started = performance.now()
    body.scrollTop = body.scrollHeight / 2
    do await frame()
    while (shown() < 10 && performance.now() - started < 10_000)
    return performance.now() - started
  })
}
