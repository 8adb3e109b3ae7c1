/** How long a person waits from Ctrl+S until the window no longer says that something is unsaved, with 10,000 rows excluded. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'

const { launchLeastwise } = (await runnerImport('./test/e2e/launch.ts')).module

const ROWS = 20_000
const RUNS = 9

export default async function saving() {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'))
  const path = join(folder, 'rows.csv')
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `${i},${Math.sin(i).toFixed(6)},${Math.cos(i * i).toFixed(6)}`,
  )
  writeFileSync(path, `i,x,y\n${rows.join('\n')}\n`)
  const window = await launchLeastwise({ args: [path] })
  try {
    return await measure(window, join(folder, 'work.leastwise'))
  } finally {
    await window.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(window, project) {
  const { page } = window
  await page.waitForSelector('[data-test="column-y"]')
  await fit(page, 'y ~ x')
  await excludeEverySecond(page)
  await window.stubSaveDialog(project)
  const times = []
  for (let run = 0; run <= RUNS; run++) {
    await fit(page, run % 2 === 0 ? 'y ~ x + I(x^2)' : 'y ~ x')
    times.push(await save(window))
  }
  const [, ...again] = times.map((time) => Number(time.toFixed(1)))
  console.error(`saved in ${again.join(', ')} ms`)
  return [
    {
      name: 'Ctrl+S to saved, 10,000 scattered exclusions, median',
      value: median(again),
      unit: 'ms',
      bound: 50,
    },
    { name: 'the same, worst of nine', value: Math.max(...again), unit: 'ms' },
  ]
}

async function fit(page, formula) {
  await page.fill('[data-test="formula"] input', formula)
  await page.keyboard.press('Enter')
  const shown = formula.includes('I(') ? 'attached' : 'detached'
  await page.waitForSelector('[data-term="I(x^2)"] [data-field="estimate"]', { state: shown })
  await page.waitForTimeout(1000)
}

/** Rows apart, so that each is a range of its own. */
async function excludeEverySecond(page) {
  await page.click('[data-test="selection"]')
  await page
    .locator('.popup-menu [role="menuitem"]')
    .filter({ hasText: /condition/ })
    .click()
  await page.fill('[data-test="select-where"] input', 'i % 2 = 0')
  await page.click('[data-test="apply-where"]')
  await page.waitForSelector('[data-test="select-where"]', { state: 'detached' })
  await page.click('[data-test="exclude"]')
  await page.fill('[data-test="reason"]', 'every second')
  await page.click('[data-test="apply-exclude"]')
  await page.waitForFunction(() =>
    document.querySelector('[data-test="status"]')?.textContent.includes('10,000'),
  )
}

/** Milliseconds from the key to the title without its mark. */
async function save({ app, page }) {
  await page.evaluate(() => {
    const at = () => (globalThis.pressedAt = performance.timeOrigin + performance.now())
    document.addEventListener('keydown', ({ key }) => key === 's' && at(), { capture: true })
  })
  const saved = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const [shown] = BrowserWindow.getAllWindows()
        const { setTitle } = shown
        shown.setTitle = (title) => {
          setTitle.call(shown, title)
          if (title.startsWith('•')) return
          shown.setTitle = setTitle
          resolve(performance.timeOrigin + performance.now())
        }
      }),
  )
  await page.keyboard.press('Control+s')
  return (await saved) - (await page.evaluate(() => globalThis.pressedAt))
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
