import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/shared/numeric/seededRandom'
import { coefficientOf, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

const ROWS = 20_000
const TERMS = ['(Intercept)', 'a', 'b', 'c', 'd', 'e', 'f']
const FORMULA = 'y ~ a + b + c + d + e + f'
const folder = mkdtempSync(join(tmpdir(), 'leastwise-ahead-'))
const path = join(folder, 'rows.csv')

const random = seededRandom(5)
const cells = Array.from({ length: ROWS }, () => {
  const x = TERMS.slice(1).map(() => 2 * random.uniform() - 1)
  const y = x.reduce((sum, each, k) => sum + (k + 1) * each, random.uniform() + random.uniform())
  return [...x, y].map((each) => each.toFixed(5))
})

/** The rows whose first predictor lies above a limit, as `--exclude` names them. */
const rowsAbove = (limit: number): string =>
  cells.flatMap(([a], i) => (Number(a) > limit ? [i + 1] : [])).join(',')

interface Fitted {
  readonly coefficients: readonly { readonly term: string; readonly estimate: number }[]
}

/** What the command line says of the fit without these rows, term by term. */
function fitWithout(rows: string): readonly number[] {
  const exclude = rows === '' ? [] : ['--exclude', rows]
  const cli = [resolve('out/main/cli.js'), 'fit', path, '--formula', FORMULA, ...exclude, '--json', '-']
  const { coefficients } = JSON.parse(execFileSync(process.execPath, cli, { encoding: 'utf8' })) as Fitted
  return TERMS.map((term) => coefficients.find((each) => each.term === term)?.estimate ?? NaN)
}

describe('rows that are excluded, with the fit made ahead', () => {
  let window: Leastwise
  let whole: readonly number[]
  let without: ReadonlyMap<number, readonly number[]>

  const shown = (): Promise<number[]> => Promise.all(TERMS.map((term) => coefficientOf(window, term)))
  /** The numbers on show are those of the command line, to the last bit, and nothing says that they are not the latest. */
  const expectShown = async (estimates: readonly number[] | undefined): Promise<void> => {
    await expect.poll(shown, { timeout: 20_000 }).toEqual(estimates)
    await expect.poll(() => window.page.locator('.stale').count()).toBe(0)
  }
  const selectAbove = async (limit: number): Promise<void> => {
    await window.page.click('[data-test="selection"]')
    await window.page
      .locator('.popup-menu [role="menuitem"]')
      .filter({ hasText: /condition/ })
      .click()
    await window.page.fill('[data-test="select-where"] input', `a > ${limit}`)
    await window.page.click('[data-test="apply-where"]')
    const count = rowsAbove(limit).split(',').length
    const said = window.page.locator('[data-test="selected-count"]')
    await expect.poll(async () => (await said.innerText()).replace(/\D/g, '')).toBe(String(count))
  }
  const exclude = async (): Promise<void> => {
    await window.page.click('[data-test="exclude"]')
    await window.page.click('[data-test="apply-exclude"]')
  }

  beforeAll(async () => {
    writeFileSync(
      path,
      `${[...TERMS.slice(1), 'y'].join(',')}\n${cells.map((row) => row.join(',')).join('\n')}\n`,
    )
    whole = fitWithout('')
    without = new Map([0.9, 0.8].map((limit) => [limit, fitWithout(rowsAbove(limit))]))
    window = await launchLeastwise({ args: [path] })
    await window.page.waitForSelector('[data-test="column-y"]')
    await typeFormula(window, FORMULA)
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="f"]')
    await tab(window, 'fit')
    await window.page.waitForSelector('[data-test="fit-chart"] [data-points]')
  })
  afterAll(async () => {
    await window?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows the fit without them, in every view, and again after undo and redo', async () => {
    await expectShown(whole)
    await selectAbove(0.9)
    await exclude()
    await expectShown(without.get(0.9))
    const kept = ROWS - rowsAbove(0.9).split(',').length
    const chart = window.page.locator('[data-test="fit-chart"] [data-points]')
    await expect
      .poll(async () => (await chart.getAttribute('aria-label'))?.replace(/\D/g, ''))
      .toContain(String(kept))
    await window.page.click('[data-test="undo"]')
    await expectShown(whole)
    await window.page.click('[data-test="redo"]')
    await expectShown(without.get(0.9))
    await window.page.click('[data-test="undo"]')
    await expectShown(whole)
  })

  it('shows what was decided last, however fast one decision follows the other', async () => {
    await exclude()
    await window.page.click('[data-test="undo"]')
    await selectAbove(0.8)
    await exclude()
    await window.page.click('[data-test="undo"]')
    await window.page.click('[data-test="redo"]')
    await expectShown(without.get(0.8))
    await window.page.click('[data-test="undo"]')
    await exclude()
    await window.page.click('[data-test="undo"]')
    await expectShown(whole)
  })

  it('keeps the fit as it is where the dialog is closed again, time after time', async () => {
    await selectAbove(0.9)
    for (let time = 0; time < 5; time++) {
      await window.page.click('[data-test="exclude"]')
      await window.page.waitForSelector('[data-test="apply-exclude"]')
      await window.page.keyboard.press('Escape')
      await window.page.waitForSelector('[data-test="apply-exclude"]', { state: 'detached' })
    }
    await expectShown(whole)
    await exclude()
    await expectShown(without.get(0.9))
  })

  it('complained of nothing', () => {
    expect(window.problems).toEqual([])
  })
})
