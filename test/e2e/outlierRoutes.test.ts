import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsText } from '../../src/shared/document/exclusions'
import {
  chooseMethod,
  coefficientOf,
  excludeSelected,
  flagBy,
  flaggedRows,
  tab,
  typeFormula,
} from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'
import { outlierRoutes, type OutlierRoute } from './outlierRoute'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-routes-'))
let window: Leastwise

beforeAll(async () => {
  window = await launchLeastwise()
  await window.page.waitForSelector('body[data-ready="true"]')
})
afterAll(async () => {
  await window?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Six digits as they are shown, a point and a sign aside. */
const sixDigits = (value: number): string => String(Number(value.toPrecision(6)))

const hasCoefficients = async (estimates: OutlierRoute['all']['estimate'], digits = 8): Promise<void> => {
  for (const [term, estimate] of Object.entries(estimates))
    await expect
      .poll(async () => Math.abs((await coefficientOf(window, term)) / estimate - 1), { message: term })
      .toBeLessThan(10 ** -digits)
}

/** Waits until a file is there and whole, and reads it. */
async function written(path: string, isWhole: (text: string) => boolean): Promise<string> {
  await expect
    .poll(() => existsSync(path) && isWhole(readFileSync(path, 'utf8')), { timeout: 20_000 })
    .toBe(true)
  return readFileSync(path, 'utf8')
}

const clipboard = (): Promise<string> => window.app.evaluate(({ clipboard: board }) => board.readText())
const chooseLine = async (line: RegExp): Promise<void> => {
  await window.page.click('[data-test="selection"]')
  await window.page.locator('.popup-menu [role="menuitem"]').filter({ hasText: line }).click()
}
const text = (name: string): Promise<string> => window.page.locator(`[data-test="${name}"]`).innerText()
const selected = (): Promise<string> => text('selected-count')

describe.each(outlierRoutes)('an analyst with outliers in $name', (route) => {
  const terms = Object.keys(route.all.estimate)
  const [first] = route.rows
  /** As people write them: 1-10 is a range. */
  const listed = rowsText(route.rows).replaceAll(',', ', ')
  const report = join(folder, `${route.name}.json`)

  it('opens the data and fits it', async () => {
    await window.stubOpenDialog(resolve(route.file))
    await window.page.click('[data-test="open"]')
    await window.page.waitForSelector(`[data-test="column-${terms[1]}"]`)
    await typeFormula(window, route.formula)
    await hasCoefficients(route.all.estimate)
  })

  it('finds the rows by a rule, and selects them', async () => {
    await tab(window, 'residuals')
    await flagBy(window, [route.rule])
    await expect.poll(() => flaggedRows(window)).toEqual(route.rows)
    await window.page.click('[data-test="select-flagged"]')
    await expect.poll(selected).toBe(`${route.rows.length} selected`)
    await window.page.click('[data-test="copy-flagged"]')
    await expect.poll(() => text('copy-flagged')).toBe('Copied')
    const lines = (await clipboard()).trim().split('\n').slice(1)
    expect(lines.map((line) => Number(line.split('\t')[0])).sort((a, b) => a - b)).toEqual(route.rows)
  })

  it('excludes them with a reason: the fit is R’s without them', async () => {
    await excludeSelected(window, route.reason)
    await hasCoefficients(route.without.estimate)
  })

  it('reads in the ledger which, by which rule, why, and what it changed', async () => {
    await window.page.click('[data-test="ledger"]')
    const acts = window.page.locator('[data-test="ledger-acts"]')
    await expect.poll(() => acts.innerText()).toContain(`: ${listed}`)
    await expect.poll(() => acts.innerText()).toContain(`rule: ${route.ruleText}`)
    await expect.poll(() => acts.locator('input').inputValue()).toBe(route.reason)
    const sensitivity = window.page.locator('[data-test="sensitivity"]')
    for (const term of terms) {
      const figures = sensitivity.locator(`tr[data-term="${term}"]`)
      await expect.poll(() => figures.innerText()).toContain(sixDigits(route.all.estimate[term]))
      await expect.poll(() => figures.innerText()).toContain(sixDigits(route.without.estimate[term]))
    }
    await expect.poll(() => sensitivity.innerText()).toContain(sixDigits(route.without.sigma))
    await expect.poll(() => sensitivity.innerText()).toContain(sixDigits(route.without.rSquared))
    await window.screenshot(`route-ledger-${route.name}`)
    await window.page.keyboard.press('Escape')
    await expect.poll(() => acts.count()).toBe(0)
  })

  it('sees them hollow in the chart and struck in the table, each under its own number', async () => {
    await tab(window, 'fit')
    await window.screenshot(`route-excluded-${route.name}`)
    await window.page.click('[data-test="fit-chart"] [data-test="chart-table"]')
    const hollow = window.page.locator('.el-dialog tbody tr').filter({ hasText: 'excluded' })
    await expect
      .poll(async () => (await hollow.allInnerTexts()).map((line) => parseInt(line)).sort((a, b) => a - b))
      .toEqual(route.rows)
    await window.page.keyboard.press('Escape')
    await expect.poll(() => hollow.count()).toBe(0)
    await tab(window, 'table')
    await chooseLine(/Show in the table/)
    const number = (row: number) => window.page.locator(`.ag-row[row-index="${row - 1}"] .row-number`).first()
    await expect.poll(() => number(first).innerText()).toBe(`○ ${first}`)
    const count = route.robust.weights.length
    const others = Array.from({ length: count }, (_, i) => i + 1).filter((row) => !route.rows.includes(row))
    // The row at hand that stays: the next one, or the last before it.
    const next = others.find((row) => row > first) ?? others[others.length - 1]
    await expect.poll(() => number(next).innerText()).toBe(String(next))
  })

  it('takes it back, does it again, and takes it back', async () => {
    await window.page.click('[data-test="undo"]')
    await hasCoefficients(route.all.estimate)
    await window.page.click('[data-test="redo"]')
    await hasCoefficients(route.without.estimate)
    await window.page.click('[data-test="undo"]')
    await hasCoefficients(route.all.estimate)
  })

  it('keeps the fit, and fits robustly: the reference’s coefficients and weights', async () => {
    await tab(window, 'compare')
    await window.page.click('[data-test="keep-fit"]')
    await chooseMethod(window, route.method)
    await hasCoefficients(route.robust.estimate, 6)
    await tab(window, 'table')
    const weight = window.page.locator(`.ag-row[row-index="${first - 1}"] [col-id="weight"]`)
    await expect
      .poll(async () => Math.abs(Number(await weight.innerText()) - route.robust.weights[first - 1]))
      .toBeLessThan(5.1e-5)
  })

  it('sees least squares beside the robust fit, and the rows that make the difference', async () => {
    await tab(window, 'fit')
    const discounted = route.robust.weights.filter((weight) => weight < 0.5).length
    const chart = window.page.locator('[data-test="fit-chart"] .chart-canvas')
    await expect
      .poll(() => chart.getAttribute('aria-label'))
      .toMatch(new RegExp(`line of least squares; ${discounted} points? crossed`))
    await window.screenshot(`route-robust-${route.name}`)
  })

  it('compares both, the best marked with the reason, and a model within another by F', async () => {
    await tab(window, 'compare')
    await window.page.click('[data-test="keep-fit"]')
    const robust = `${route.formula} (${route.code})`
    const error = window.page.locator(`[data-label="${robust}"] [data-criterion="cvError"]`)
    await expect.poll(() => error.innerText()).toMatch(/\d/)
    await expect.poll(() => text('compare-pair')).toContain('not comparable, because')
    await expect.poll(() => text('compare-best')).toContain('the smallest cross-validation error')
    await expect
      .poll(() => window.page.locator('[data-criterion="cvError"]').filter({ hasText: '★' }).count())
      .toBe(1)
    await chooseMethod(window, 'Least squares')
    await hasCoefficients(route.all.estimate)
    await window.page.fill('[data-test="compare-formula"]', `${route.formula} + I(${terms[1]}^2)`)
    await window.page.keyboard.press('Enter')
    await window.page.getByLabel('Second model').selectOption('2')
    await expect.poll(() => text('compare-pair')).toMatch(/is within .*F\(1, \d+\) = /s)
  })

  it('exports a report: the ledger with its reason, both fits, the comparison', async () => {
    await tab(window, 'residuals')
    await window.page.click('[data-test="select-flagged"]')
    await expect.poll(selected).toBe(`${route.rows.length} selected`)
    await excludeSelected(window, route.reason)
    await hasCoefficients(route.without.estimate)
    await tab(window, 'report')
    await window.page.waitForSelector('[data-test="export-html"]:not(:disabled)')
    await window.stubSaveDialog(report)
    await window.page.click('[data-test="export-more"] button')
    await window.page.getByRole('menuitem', { name: 'JSON' }).click()
    const { sections } = readReport(await written(report, (content) => content.endsWith('}\n')))
    const excluded = JSON.stringify(sections.find(({ id }) => id === 'excluded'))
    for (const said of [route.reason, `rule: ${route.ruleText}`, listed]) expect(excluded).toContain(said)
    const numbers = [...excluded.matchAll(/"value":(-?[\d.e+-]+)/g)].map(([, value]) => Number(value))
    const both = [...Object.values(route.all.estimate), ...Object.values(route.without.estimate)]
    for (const estimate of both)
      expect(numbers.some((value) => Math.abs(value / estimate - 1) < 1e-8)).toBe(true)
    expect(JSON.stringify(sections.find(({ id }) => id === 'comparison'))).toContain(
      'not comparable, because',
    )
  })

  it('exports the rows: all of them, in their order', async () => {
    await tab(window, 'table')
    const saved = join(folder, `${route.name}.csv`)
    await window.stubSaveDialog(saved)
    await window.page.click('[data-test="export-rows"]')
    await window.page.click('[data-test="export-run"]')
    const source = readFileSync(route.file, 'utf8').trim().split(/\r?\n/)
    const lines = (await written(saved, (content) => content.endsWith('\n'))).trim().split(/\r?\n/)
    expect(lines).toHaveLength(source.length)
    await window.page.waitForSelector('[data-test="notice-message"]')
    await window.page.click('[data-test="notice-dismiss"]')
  })
})

interface WrittenReport {
  readonly sections: readonly { readonly id: string }[]
}

function readReport(content: string): WrittenReport {
  return JSON.parse(content) as WrittenReport
}

describe('all of it', () => {
  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
