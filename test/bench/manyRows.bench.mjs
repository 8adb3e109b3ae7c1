/**
 * Whether the window waits where half of five million rows are excluded: the longest task of the window, and the longest gap in the main
 * process' turns, while that is done, undone, done again, restored and read in the ledger; and how long a change of tab holds it up.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { writeRegressionFile } from './regressionFile.mjs'

const { launchLeastwise } = (await runnerImport('./test/e2e/launch.ts')).module
const { watched } = (await runnerImport('./test/e2e/windowWatch.ts')).module

const ROWS = 5_000_000
const FORMULA = 'y ~ x1 + x2 + x3 + x4 + x5 + x6'
const SMOOTH_MS = 50
const TAB_MS = 100
const TABS = ['fit', 'residuals', 'descent', 'compare', 'predict', 'report', 'table']
const STATUS = '[data-test="status"]'
const SELECTED = '[data-test="selected-count"]'
/** What comes after the change that is waited for belongs to it: the journal, the charts. */
const AFTER_MS = 700

export default async function manyRows() {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'))
  try {
    const path = join(folder, 'rows.csv')
    writeRegressionFile(path, ROWS)
    const window = await launchLeastwise({ args: [path] })
    try {
      return await measure(window)
    } finally {
      await window.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(window) {
  const { page } = window
  await page.waitForSelector('[data-test="row-count"]:has-text("5,000,000")')
  await page.fill('[data-test="formula"] input', FORMULA)
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-test="coefficients"] [data-term="x6"]')
  await page.waitForTimeout(2000)
  const tabs = await changeTabs(window)
  const acts = []
  for (const [name, act] of Object.entries(actsOn(page))) {
    const { task, main } = await watched(window, async () => {
      await act()
      await page.waitForTimeout(AFTER_MS)
    })
    acts.push(
      { name: `${name}: longest task`, value: task, unit: 'ms', bound: SMOOTH_MS },
      { name: `${name}: longest gap in main`, value: main, unit: 'ms', bound: SMOOTH_MS },
    )
  }
  return [...acts, ...tabs]
}

function actsOn(page) {
  const choose = async (item) => {
    await page.click('[data-test="selection"]')
    await page.locator('.popup-menu [role="menuitem"]').filter({ hasText: item }).click()
  }
  return {
    'select 2,500,000 rows by a condition': async () => {
      await choose(/condition/)
      await page.fill('[data-test="select-where"] input', 'x1 > 0')
      await changed(page, SELECTED, () => page.click('[data-test="apply-where"]'))
    },
    'invert the selection': () => changed(page, SELECTED, () => choose(/Invert/)),
    'exclude them': async () => {
      await page.click('[data-test="exclude"]')
      await changed(page, STATUS, () => page.click('[data-test="apply-exclude"]'))
    },
    undo: () => changed(page, STATUS, () => page.click('[data-test="undo"]')),
    redo: () => changed(page, STATUS, () => page.click('[data-test="redo"]')),
    'open the ledger': async () => {
      await page.click('[data-test="ledger"]')
      await page.waitForSelector('[data-test="ledger-dialog"]')
      await page.keyboard.press('Escape')
    },
    'restore them': () => changed(page, STATUS, () => page.click('[data-test="restore"]')),
    'select the flagged rows': () => changed(page, SELECTED, () => choose(/flagged/)),
  }
}

/** Of each tab the second time: the first one loads what it is made of. */
async function changeTabs(window) {
  const measures = []
  for (const round of ['first', 'again']) {
    for (const tab of TABS) {
      const { task } = await watched(window, async () => {
        await window.page.click(`[data-test="tab-${tab}"]`)
        await window.page.waitForTimeout(AFTER_MS)
      })
      if (round === 'again')
        measures.push({
          name: `change to the tab ${tab}: longest task`,
          value: task,
          unit: 'ms',
          bound: TAB_MS,
        })
    }
  }
  return measures
}

/** Does it, and waits until the text of a part of the page is another one. */
async function changed(page, part, act) {
  const before = await page.locator(part).innerText()
  await act()
  await page.waitForFunction(
    ([selector, text]) => document.querySelector(selector)?.innerText !== text,
    [part, before],
  )
}
