import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { coefficientOf, tab, typeFormula } from './actions'
import { launchLeastwise } from './launch'
import { projectFolder, title } from './projectWindow'

const { project, userData, remove } = projectFolder()
afterAll(remove)

interface Ran {
  readonly coefficients: readonly {
    readonly term: string
    readonly estimate: number
    readonly stdError: number
  }[]
}

describe('a project that the window saved', () => {
  it('has under run the coefficients and standard errors that the window shows, to the last bit', async () => {
    const window = await launchLeastwise({ userData, args: [resolve('resources/samples/mtcars.csv')] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await tab(window, 'fit')
    await typeFormula(window, 'mpg ~ poly(wt, 2) + log(hp) + factor(cyl)')
    await expect.poll(() => coefficientOf(window, 'log(hp)')).toBeLessThan(0)
    await window.stubSaveDialog(project)
    await window.page.keyboard.press('Control+s')
    await expect.poll(() => title(window)).toBe('work.leastwise — Leastwise')
    const shown = (field: string): Promise<(string | null)[]> =>
      window.page
        .locator(`[data-test="coefficients"] td[data-field="${field}"]`)
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title')))
    const [estimates, errors] = [await shown('estimate'), await shown('stdError')]
    await window.close()
    const cli = [resolve('out/main/cli.js'), 'run', project, '--json', '-']
    const ran = JSON.parse(execFileSync(process.execPath, cli, { encoding: 'utf8' })) as Ran
    expect(ran.coefficients).toHaveLength(6)
    expect(estimates).toEqual(ran.coefficients.map(({ estimate }) => String(estimate)))
    expect(errors).toEqual(ran.coefficients.map(({ stdError }) => String(stdError)))
  })
})
