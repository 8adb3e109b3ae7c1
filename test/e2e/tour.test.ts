import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

/** The guided tour in both languages, and fine-tuning from one sample to the other. */
describe('the guided tour and fine-tuning in the real window', () => {
  let window: Leastwise
  const text = (test: string): Promise<string | null> => window.page.textContent(`[data-test="${test}"]`)
  const now = (term: string): Promise<string | null> =>
    window.page.getAttribute(
      `[data-test="descent-coefficients"] tr[data-term="${term}"] [data-field="now"]`,
      'title',
    )
  const atStep = (name: string) => window.page.waitForSelector(`[data-test="tour"][data-step="${name}"]`)
  const next = () => window.page.click('[data-test="tour-next"]')

  beforeAll(async () => {
    window = await launchLeastwise()
    await window.page.waitForSelector('body[data-ready="true"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  const openFile = async (name: string): Promise<void> => {
    await window.stubOpenDialog(resolve('resources/samples', name))
    await window.page.click('[data-test="open"]')
  }

  const goThrough = async (language: string): Promise<void> => {
    await atStep('loss')
    await expect.poll(async () => Number(await now('x'))).toBe(0)
    await window.page.waitForSelector('[data-test="surface-chart"] canvas')
    await window.screenshot(`tour-1-loss-${language}`)
    await next()
    await atStep('gradient')
    await expect.poll(() => text('textbook-loss')).toContain('= 86')
    await expect.poll(() => window.page.textContent('[data-gradient="x"]')).toContain('-132')
    await window.screenshot(`tour-2-gradient-${language}`)
    await next()
    await atStep('update')
    await expect.poll(async () => Number(await now('x'))).toBeCloseTo(0.66, 12)
    await expect.poll(async () => Number(await now('(Intercept)'))).toBeCloseTo(0.2, 12)
    await window.screenshot(`tour-3-update-${language}`)
    await next()
    await atStep('convergence')
    await expect.poll(async () => Number(await now('x')), { timeout: 20_000 }).toBeCloseTo(0.6, 6)
    await window.screenshot(`tour-4-convergence-${language}`)
    await next()
    await atStep('tuning')
    await window.page.waitForSelector('[data-test="tuning-figures"]')
    await expect.poll(() => text('tour-why')).toContain('6 / 10 = 0.6')
    await expect.poll(() => text('tour')).toContain('0.75')
    await window.screenshot(`tour-5-tuning-${language}`)
    expect(await window.page.locator('[data-test="tour-next"]').count()).toBe(0)
    await window.page.click('[data-test="tour-end"]')
    await expect.poll(() => window.page.locator('[data-test="tour"]').count()).toBe(0)
  }

  const rate = (): Promise<string> => window.page.inputValue('[data-test="learning-rate"] input')

  it('runs through in English from the start page, and leaves the settings as they were', async () => {
    await chooseLanguage(window, 'en')
    await window.page.click('[data-test="start-tour"]')
    await goThrough('en')
    await expect.poll(rate).toBe('0.1')
    await expect.poll(() => window.page.inputValue('[data-test="iterations"] input')).toBe('200')
  })

  it('runs through in Chinese from the descent view', async () => {
    await chooseLanguage(window, 'zh')
    await window.page.fill('[data-test="learning-rate"] input', '0.07')
    await window.page.click('[data-test="tour-start"]')
    await atStep('loss')
    await expect.poll(rate).toBe('0.005')
    await expect.poll(() => text('tour')).toContain('损失')
    await goThrough('zh')
    await expect.poll(rate).toBe('0.07')
    await chooseLanguage(window, 'en')
  })

  it('gives users their own work back, however they leave', async () => {
    await openFile('flats-city.csv')
    await window.page.waitForSelector('[data-test="column-rent"]')
    await typeFormula(window, 'rent ~ area + age')
    await tab(window, 'descent')
    await window.page.fill('[data-test="learning-rate"] input', '0.03')
    const ways = {
      end: () => window.page.click('[data-test="tour-end"]'),
      escape: () => window.page.keyboard.press('Escape'),
      elsewhere: () => tab(window, 'fit'),
      // The file, the formula, and a descent for each of two steps.
      undone: () => window.page.click('[data-test="undo"]', { clickCount: 4 }),
    }
    for (const [way, leave] of Object.entries(ways)) {
      await window.page.click('[data-test="tour-start"]')
      await atStep('loss')
      await next()
      await atStep('gradient')
      await leave()
      await window.page.waitForSelector('[data-test="column-rent"]')
      await expect.poll(() => window.page.locator('[data-test="tour"]').count(), { message: way }).toBe(0)
      await tab(window, 'descent')
      await expect.poll(rate, { message: way }).toBe('0.03')
      await expect.poll(() => text('descent-coefficients'), { message: way }).toContain('age')
    }
    await window.page.click('[data-test="tour-start"]')
    await atStep('loss')
    await openFile('flats-town.csv')
    await expect.poll(() => text('status')).toContain('36')
    await expect.poll(() => window.page.locator('[data-test="tour"]').count()).toBe(0)
    await typeFormula(window, 'rent ~ area')
    await tab(window, 'descent')
    await expect.poll(rate).toBe('0.03')
    await window.page.fill('[data-test="learning-rate"] input', '0.1')
  })

  it('keeps a model of the city, and fine-tunes it on the town', async () => {
    await openFile('flats-city.csv')
    await window.page.waitForSelector('[data-test="column-rent"]')
    await typeFormula(window, 'rent ~ area + age + distance')
    await tab(window, 'descent')
    await window.page.click('[data-test="descent-pages"] label:has-text("Fine-tuning")')
    await window.page.click('[data-test="pretrain"]')
    await expect.poll(() => text('pretrained-about')).toContain('flats-city.csv, 240 rows')
    const path = join(mkdtempSync(join(tmpdir(), 'leastwise-tuning-')), 'city.json')
    await window.stubSaveDialog(path)
    await window.page.click('[data-test="pretrained-save"]')
    await expect
      .poll(() => {
        try {
          return (JSON.parse(readFileSync(path, 'utf8')) as { readonly rowCount: number }).rowCount
        } catch {
          return 0
        }
      })
      .toBe(240)

    await openFile('flats-town.csv')
    await expect.poll(() => text('status')).toContain('36')
    await typeFormula(window, 'rent ~ area + age + distance')
    await tab(window, 'descent')
    await expect.poll(() => text('tuning-figures')).toContain('25 training rows')
    const heldOut = async (run: string): Promise<number> =>
      Number(
        (
          (await window.page.textContent(
            `[data-test="tuning-figures"] [data-run="${run}"] [data-field="heldOut"]`,
          )) ?? ''
        ).replace(/,/g, ''),
      )
    await window.page.fill('[data-test="iterations"] input', '5')
    await window.page.keyboard.press('Enter')
    await expect.poll(async () => (await heldOut('fineTuned')) < (await heldOut('scratch'))).toBe(true)
    await expect.poll(() => text('forgotten')).toMatch(/Forgotten: on flats-city\.csv the error was/)
    await window.page.click('[data-freeze="age"]')
    await window.page.waitForSelector('[data-test="tuning-rows"] canvas')
    await window.screenshot('fine-tuning')
    await window.stubOpenDialog(path)
    await window.page.click('[data-test="pretrained-load"]')
    await expect.poll(() => text('pretrained-about')).toContain('flats-city.csv')
    await window.page.click('[data-freeze="age"]')
  })

  it('fine-tunes over batches of rows, and stops when told to', async () => {
    const status = () => window.page.locator('[data-test="tuning-status"]')
    const figures = (): Promise<string | null> => text('tuning-figures')
    const overAll = await figures()
    await window.page.fill('[data-test="iterations"] input', '300')
    await window.page.selectOption('[data-test="optimizer"] select', 'sgd')
    await window.page.fill('[data-test="batchSize"] input', '4')
    await window.page.fill('[data-test="learning-rate"] input', '0.02')
    await expect.poll(() => status().count()).toBe(0)
    await expect.poll(figures).toContain('25 training rows')
    const overBatches = await figures()
    expect(overBatches).not.toBe(overAll)
    await window.screenshot('fine-tuning-batches')
    await window.page.fill('[data-test="seed"] input', '2')
    await expect.poll(figures).not.toBe(overBatches)
    await window.page.fill('[data-test="seed"] input', '1')
    await expect.poll(figures).toBe(overBatches)
    await window.page.fill('[data-test="iterations"] input', '1e9')
    await expect.poll(() => status().textContent()).toMatch(/Running … \d+ %/)
    await window.page.click('[data-test="tuning-stop"]')
    await expect.poll(() => status().textContent()).toMatch(/Stopped before its end/)
    await window.page.click('[data-test="tuning-resume"]')
    await expect.poll(() => status().textContent()).toMatch(/Running … \d+ %/)
    await window.page.fill('[data-test="iterations"] input', '300')
    await expect.poll(() => status().count()).toBe(0)
    await expect.poll(figures).toBe(overBatches)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
