import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '@shared/document/analysisDocument'
import { openHistory } from '@shared/project/savedHistory'
import { PROJECT_VERSION } from '@shared/project/projectFile'
import { runCommandLine } from '../../../src/main/cli/program'
import { readProject } from '../../../src/main/project/readProject'

/**
 * Projects as earlier programs wrote them, `<version of the format>-<what they show>`: frozen, for what was saved once must open for ever.
 * All hold one analysis of mtcars.
 */
const folder = resolve('test/reference/data/projects')
const frozen = readdirSync(folder)

async function read(name: string) {
  const found = await readProject(join(folder, name))
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value.project
}

/** R 4.2.2, sandwich 3.0-2: m <- lm(mpg ~ wt + log(hp), mtcars[-c(17, 31), ], wt < 5.4 & qsec < 22); coef(m); sqrt(diag(vcovHC(m, 'HC3'))) */
const ESTIMATES = [60.851789085704, -4.020114924908, -5.777930319488]
const ERRORS = [4.911069622134, 0.787202966874, 1.183043826584]

describe('projects that earlier programs wrote', () => {
  it('are there for every version of the format', () => {
    const versions = new Set(frozen.map((name) => Number(name.split('-')[0])))
    expect([...versions]).toEqual(Array.from({ length: PROJECT_VERSION }, (_, k) => k + 1))
  })

  it.each(frozen)('%s is read, with what was not yet decided as it usually is', async (name) => {
    const { document, version } = await read(name)
    expect(version).toBe(PROJECT_VERSION)
    expect(Object.keys(document).sort()).toEqual(Object.keys(emptyDocument).sort())
    expect(document.model).toMatchObject({ formula: 'mpg ~ wt + log(hp)', level: 0.9 })
    expect(document.exclusions.map(({ rows, reason }) => [rows, reason])).toEqual([
      ['31', 'far from all others in horsepower'],
      ['17', ''],
    ])
  })

  it.each(frozen)('%s is run', async (name) => {
    let out = ''
    const io = { out: (text: string) => void (out += text), error: () => undefined, showsProgress: false }
    expect(await runCommandLine(['run', join(folder, name), '--json', '-'], io)).toBe(0)
    const { coefficients } = JSON.parse(out) as { coefficients: { estimate: number; stdError: number }[] }
    ESTIMATES.forEach((value, k) => expect(coefficients[k].estimate).toBeCloseTo(value, 8))
    ERRORS.forEach((value, k) => expect(coefficients[k].stdError).toBeCloseTo(value, 8))
  })

  it('of a history that is a tree give every branch back', async () => {
    const { document, history } = await read('1-tree.leastwise')
    const opened = openHistory(history, document)
    const formulas = [...opened.points.values()].map((point) => point.document.model.formula)
    expect(formulas).toEqual(['', 'mpg ~ wt', 'mpg ~ wt + log(hp)', 'mpg ~ wt + cyl'])
    expect(document.report).toMatchObject({ title: 'Cars', views: null, figures: { width: 120 } })
  })
})
