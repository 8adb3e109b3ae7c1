/** `npm run pictures`: the README's pictures, taken of the built program on a sample. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { electronRuntime } from './electronRuntime.mjs'
import { hasDisplay } from './systemLibraries.mjs'
import { VIRTUAL_DISPLAY } from './vitestRun.mjs'

const FOLDER = 'resources/screenshots'
const SAMPLE = 'resources/samples/mtcars.csv'
const TABS = ['fit', 'residuals', 'descent']

async function takePictures() {
  const { launchLeastwise } = (await runnerImport('./test/e2e/launch.ts')).module
  const { page, close } = await launchLeastwise({ args: [resolve(SAMPLE)] })
  try {
    await page.waitForSelector('[data-test="column-mpg"]')
    await page.fill('[data-test="formula"] input', 'mpg ~ wt')
    await page.press('[data-test="formula"] input', 'Enter')
    await page.waitForSelector('[data-test="coefficients"]')
    mkdirSync(FOLDER, { recursive: true })
    for (const tab of TABS) {
      await page.click(`[data-test="tab-${tab}"]`)
      await page.waitForTimeout(1000) // until the charts have drawn
      await page.screenshot({ path: join(FOLDER, `${tab}.png`) })
    }
  } finally {
    await close()
  }
}

process.env.ELECTRON_EXECUTABLE = (await electronRuntime()).executable
if (hasDisplay()) await takePictures()
else {
  const [program, ...rest] = VIRTUAL_DISPLAY
  const again = [process.execPath, fileURLToPath(import.meta.url)]
  process.exitCode = spawnSync(program, [...rest, ...again], { stdio: 'inherit' }).status ?? 1
}
