import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyse } from '@shared/analysis/analyse'
import { emptyDocument } from '@shared/document/analysisDocument'
import type { FitResult } from '@shared/estimators/fitResult'
import { openTable } from '../../src/main/data/openTable'
import { run } from '../main/cli/commandLine'
import { correctDigits, worstDigits } from './correctDigits'
import { nistFormula, nistLinearSets, writeNistCsv } from './nistLinear'
import type { NistSet } from './nistLinear'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-nist-'))
const sets = nistLinearSets.map((set) => [set.name, set, writeNistCsv(set, folder)] as const)

async function fitByAnalyse(
  set: NistSet,
  path: string,
): Promise<Pick<FitResult, 'coefficients' | 'rss' | 'sigma'>> {
  const opened = await openTable({ path, options: {} })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const spec = { ...emptyDocument.model, formula: nistFormula(set) }
  const analysed = await analyse(opened.value, spec, { included: null })
  await opened.value.close()
  if (!analysed.ok) throw new Error(JSON.stringify(analysed.error))
  return analysed.value.result
}

async function fitByCommandLine(
  set: NistSet,
  path: string,
): Promise<Pick<FitResult, 'coefficients' | 'rss' | 'sigma'>> {
  const { code, out } = await run('fit', path, '--formula', nistFormula(set), '--json', '-')
  expect(code).toBe(0)
  return JSON.parse(out) as FitResult
}

/** NIST certifies 15 digits; exact arithmetic on the data rounded to double reaches 14 on Filip. */
describe.each(sets)('NIST StRD %s', (name, set, path) => {
  it.each([
    ['analyse', fitByAnalyse],
    ['the command line', fitByCommandLine],
  ] as const)(
    'has 13 correct digits in every coefficient and 12 in every standard error through %s',
    async (_, fit) => {
      const { coefficients, sigma } = await fit(set, path)
      const { params, residualSD } = set.certified
      const estimates = coefficients.map(({ estimate }) => estimate)
      const errors = coefficients.map(({ stdError }) => stdError)
      const digits = {
        coefficients: worstDigits(
          estimates,
          params.map(({ estimate }) => estimate),
        ),
        standardErrors: worstDigits(
          errors,
          params.map(({ sd }) => sd),
        ),
        sigma: correctDigits(sigma, residualSD),
      }
      console.info(
        `${name}: coefficients ${digits.coefficients.toFixed(1)}, standard errors ${digits.standardErrors.toFixed(1)}`,
      )
      expect(digits.coefficients).toBeGreaterThanOrEqual(13)
      expect(digits.standardErrors).toBeGreaterThanOrEqual(12)
      expect(digits.sigma).toBeGreaterThanOrEqual(12)
    },
  )

  it('claims no more trusted digits than the estimates have', async () => {
    const { coefficients } = await fitByAnalyse(set, path)
    coefficients.forEach(({ estimate, trustedDigits }, index) => {
      const reached = correctDigits(estimate, set.certified.params[index].estimate)
      // The certified values end after 15 digits: agreement cannot show more.
      expect(Math.min(trustedDigits, 14)).toBeLessThanOrEqual(reached + 0.5)
    })
  })
})
