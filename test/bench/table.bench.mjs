/**
 * How long a person waits in a table of five million rows: for its first rows, to open, filter, sort, find and go to a row; whether it
 * scrolls smoothly; and how long many columns and a preview take.
 */
import { runnerImport } from 'vite'
import { tableFile } from './tableFiles.mjs'

const { launchLeastwise } = (await runnerImport('./test/e2e/launch.ts')).module

/** Chromium draws at most every 16.7 ms; a frame is late when the next one is. */
const SMOOTH_MS = 32
const FIRST_ROW = '.ag-row [col-id="#"]'
const FIRST_ROWS = '[data-test="first-rows"]'
const ROW_COUNT = '[data-test="row-count"]'

export default async function table() {
  const [large, wide, previewed] = [
    await tableFile('five-million'),
    await tableFile('eighty-columns'),
    await tableFile('previewed'),
  ]
  return [...(await inWindow(large)), ...(await otherFiles({ wide, previewed }))]
}

async function inWindow(csv) {
  const { page, stubOpenDialog, close } = await launchLeastwise()
  try {
    await page.waitForSelector('body[data-ready="true"]')
    await page.waitForTimeout(1000) // a person takes longer to choose a file
    await stubOpenDialog(csv)
    const first = await until(page, { click: '[data-test="open"]', text: FIRST_ROW, becomes: '1' })
    await page.waitForTimeout(500)
    const cancelled = await until(page, { click: '[data-test="cancel"]', text: FIRST_ROWS, becomes: '' })
    await page.waitForTimeout(1000)
    const open = await until(page, { click: '[data-test="open"]', text: ROW_COUNT, becomes: '5,000,000' })
    await page.waitForTimeout(500)
    const far = await goTo(page, 3_000_000)
    const scrolling = await scroll(page)
    const sort = await until(page, { click: '[title="x"].table-header-sort', text: FIRST_ROW, shows: true })
    const ordered = await goTo(page, 2_000_000)
    const sorted = await goTo(page, 4_000_000)
    const filter = await keepRows(page, 'x >= 25 AND "group" <> \'west\'')
    const found = await until(page, {
      field: '[data-test="find-text"]',
      opens: '[data-test="find"]',
      value: 'ENTR',
      text: '[data-test="find-count"]',
      becomes: 'rows',
    })
    return [
      { name: '320 MB CSV: chosen to first rows', value: first, unit: 'ms', bound: 500 },
      { name: 'the same: reading cancelled', value: cancelled, unit: 'ms', bound: 100 },
      { name: 'the same, 5,000,000 × 7: chosen to table', value: open, unit: 'ms' },
      { name: 'go to a row far away', value: far, unit: 'ms', bound: 150 },
      { name: 'median frame while scrolling', value: scrolling.median, unit: 'ms', bound: SMOOTH_MS },
      { name: '95th percentile of frames', value: scrolling.late, unit: 'ms' },
      { name: 'page after a jump', value: scrolling.page, unit: 'ms', bound: 100 },
      { name: 'sort by a number: to its first rows', value: sort, unit: 'ms', bound: 1000 },
      { name: 'the same: and to a row far away', value: sort + ordered, unit: 'ms' },
      { name: 'go to a row in the sorted table', value: sorted, unit: 'ms', bound: 150 },
      { name: 'filter the sorted table by two columns', value: filter, unit: 'ms', bound: 1000 },
      { name: 'find a text in every column', value: found, unit: 'ms', bound: 2000 },
    ]
  } finally {
    await close()
  }
}

/** A file of many columns, and the preview of one of 88 MB, by the first dialog of the window. */
async function otherFiles({ wide, previewed }) {
  const { page, stubOpenDialog, close } = await launchLeastwise()
  try {
    await page.waitForSelector('body[data-ready="true"]')
    await page.waitForTimeout(1000)
    await stubOpenDialog(wide)
    const open = await until(page, { click: '[data-test="open"]', text: ROW_COUNT, becomes: '160,000' })
    await stubOpenDialog(previewed)
    await page.click('[data-test="open"]')
    await page.waitForSelector(`${ROW_COUNT}:has-text("2,100,000")`)
    await page.waitForTimeout(500)
    const preview = await until(page, {
      click: '[data-test="import-change"]',
      text: '[data-test="import-counts"]',
      becomes: 'rows',
    })
    return [
      { name: '160,000 × 80 CSV: chosen to table', value: open, unit: 'ms', bound: 3000 },
      { name: '88 MB CSV: import dialog with its preview', value: preview, unit: 'ms', bound: 150 },
    ]
  } finally {
    await close()
  }
}

/** Milliseconds until a row that was gone to by its number is on show and marked. */
const goTo = (page, row) =>
  until(page, {
    field: '[data-test="go-to-row"] input',
    value: String(row),
    text: '.row-selected [col-id="#"]',
    becomes: String(row),
  })

async function keepRows(page, condition) {
  await page.click('[data-test="add-condition"]')
  return until(page, {
    field: '[data-test="typed-condition"] input',
    value: condition,
    text: '[data-test="row-count"]',
    becomes: ' of ',
  })
}

/**
 * Milliseconds from a click, or from a text put into a field and sent, to the frame after a part of the page shows what it should.
 * Timed inside the page, where the person is.
 */
async function until(page, { opens, ...action }) {
  if (opens) await page.click(opens)
  return page.evaluate(
    ({ click, field, value, text, becomes, shows }) =>
      new Promise((done, fail) => {
        const shown = () => document.querySelector(text)?.textContent ?? ''
        const before = shown()
        const isThere = () => {
          if (shows) return /\d/.test(shown()) && shown() !== before
          return becomes === '' ? shown() === '' : shown().includes(becomes)
        }
        const started = performance.now()
        const look = () => {
          if (performance.now() - started > 30_000) return fail(new Error(`${text} shows ${shown()}`))
          if (!isThere()) return requestAnimationFrame(look)
          requestAnimationFrame(() => done(performance.now() - started))
        }
        if (click) document.querySelector(click).click()
        else {
          const input = document.querySelector(field)
          input.value = value
          input.dispatchEvent(new Event('input', { bubbles: true }))
          input.form?.requestSubmit()
        }
        look()
      }),
    action,
  )
}

/** Scrolls on frame by frame for two seconds, then jumps to the end: how long frames took, and the page after the jump. */
function scroll(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    const grid = document.querySelector('[data-test="table-grid"]')
    const body = [...grid.querySelectorAll('*')].find(
      (part) => part.clientHeight > 100 && part.scrollHeight > 10 * part.clientHeight,
    )
    const frames = []
    for (let last = await frame(); frames.length < 120;) {
      body.scrollTop += 90
      const now = await frame()
      frames.push(now - last)
      last = now
    }
    frames.sort((a, b) => a - b)
    const rows = () => [...grid.querySelectorAll('.ag-row [col-id="#"]')].map((cell) => cell.textContent)
    const before = new Set(rows())
    const arrived = () => {
      const fresh = rows().filter((row) => !before.has(row)) // the row with the focus stays
      return fresh.length > 10 && fresh.every((row) => /\d/.test(row))
    }
    const started = performance.now()
    body.scrollTop = body.scrollHeight / 7
    do await frame()
    while (!arrived() && performance.now() - started < 10_000)
    return { median: frames[60], late: frames[114], page: performance.now() - started }
  })
}
