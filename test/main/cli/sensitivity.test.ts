import { describe, expect, it } from 'vitest'
import { outlierRoutes } from '../../e2e/outlierRoute'
import { run } from './commandLine'

interface SensitivityJson {
  readonly excludedRows: number[]
  readonly withAllRows: { readonly nUsed: number; readonly coefficients: { readonly estimate: number }[] }
  readonly without: { readonly nUsed: number; readonly coefficients: { readonly estimate: number }[] }
  readonly changes: {
    readonly figure: string
    readonly term: string | null
    readonly before: number
    readonly after: number
    readonly change: number
  }[]
}

const sensitivity = async (...argv: string[]): Promise<SensitivityJson> => {
  const done = await run('fit', ...argv, '--sensitivity', '--json', '-')
  expect(done.code).toBe(0)
  return (JSON.parse(done.out) as { sensitivity: SensitivityJson }).sensitivity
}

describe('fit --exclude --sensitivity', () => {
  it.each(outlierRoutes)('sets R’s fit of $name with all rows beside the one without', async (route) => {
    const { file, formula, rows, all, without } = route
    const found = await sensitivity(file, '--formula', formula, '--exclude', rows.join(','))
    expect(found.excludedRows).toEqual(rows)
    expect(found.withAllRows.nUsed - found.without.nUsed).toBe(rows.length)
    const figures = [
      ...Object.keys(all.estimate).map((term) => [term, all.estimate[term], without.estimate[term]] as const),
      ['sigma', all.sigma, without.sigma] as const,
      ['rSquared', all.rSquared, without.rSquared] as const,
    ]
    for (const [name, before, after] of figures) {
      const own = found.changes.find(({ figure, term }) => (term ?? figure) === name)
      expect(Math.abs((own?.before ?? NaN) / before - 1)).toBeLessThan(1e-9)
      expect(Math.abs((own?.after ?? NaN) / after - 1)).toBeLessThan(1e-9)
      expect(own?.change).toBe((own?.after ?? NaN) - (own?.before ?? NaN))
    }
  })

  it('prints both and the change', async () => {
    const [{ file, formula }] = outlierRoutes.filter(({ name }) => name === 'planted')
    const { out } = await run('fit', file, '--formula', formula, '--exclude', '12,25,38,51', '--sensitivity')
    expect(out).toContain('The fit with and without the excluded rows')
    expect(out).toMatch(/x +1\.97234 +0\.081\d+ +2\.01462 +0\.02\d+ +0\.0422/)
    expect(out).toMatch(/rows used +60 +56 +-4/)
  })

  it('leaves out of both what a condition drops', async () => {
    const [{ file, formula }] = outlierRoutes.filter(({ name }) => name === 'planted')
    const found = await sensitivity(
      file,
      '--formula',
      formula,
      '--where',
      'x < 10',
      '--exclude',
      '12,25,38,51',
    )
    const { out } = await run('fit', file, '--formula', formula, '--where', 'x < 10', '--json', '-')
    const { nUsed } = JSON.parse(out) as { nUsed: number }
    expect(found.withAllRows.nUsed).toBe(nUsed)
    expect(found.excludedRows).toEqual([12, 25, 38])
  })

  it('needs rows to leave out, and says why there is no fit with all', async () => {
    const [{ file, formula }] = outlierRoutes
    const none = await run('fit', file, '--formula', formula, '--sensitivity')
    expect([none.code, none.error]).toEqual([2, expect.stringContaining('--exclude')])
  })
})
