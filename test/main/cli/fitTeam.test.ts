import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyseColumns } from '@shared/analysis/analyse'
import type { AnalysisInput } from '@shared/analysis/analysisTypes'
import { joinTeam } from '@shared/analysis/teamMember'
import type { ModelSpec } from '@shared/document/analysisDocument'
import type { RowTeam } from '@shared/diagnostics/rowTeam'
import { SEGMENT_ROWS } from '@shared/numeric/segments'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { Column, ColumnSummary } from '@shared/table/column'
import { FitTeam } from '../../../src/main/cli/fitTeam'
import { buildEntry, type BuiltEntry } from '../buildEntry'

const rowCount = 2 * SEGMENT_ROWS + 30_001

function numbers(make: (row: number) => number): Float64Array {
  const values = new Float64Array(new SharedArrayBuffer(8 * rowCount))
  for (let row = 0; row < rowCount; row++) values[row] = make(row)
  return values
}

const random = seededRandom(7)
const x = numbers(() => random.normal())
const z = numbers((row) => (row % 1001 === 0 ? NaN : 1e4 + random.normal()))
const w = numbers((row) => 1 + (row % 3))
const y = numbers((row) => 2 + x[row] - 0.5 * z[row] + 0.1 * x[row] * x[row] + random.normal() * w[row])
const codes = new Int32Array(new SharedArrayBuffer(4 * rowCount)).map((_, row) => (row * 7) % 3)
const columns: readonly Column[] = [
  ...Object.entries({ x, z, w, y }).map(([name, values]) => ({ kind: 'numeric' as const, name, values })),
  { kind: 'factor', name: 'g', codes, levels: ['a', 'b', 'c'], logical: false },
]
const table = columns.map(({ name, kind }): ColumnSummary => ({
  name,
  type: kind === 'numeric' ? 'number' : 'text',
  missing: 0,
  unparsed: 0,
  distinct: 0,
  examples: [],
  histogram: [],
  min: null,
  max: null,
}))

function inputOf(changes: Partial<ModelSpec> = {}): AnalysisInput {
  const spec: ModelSpec = {
    formula: 'y ~ x + z + g',
    method: 'ols',
    options: {},
    level: 0.95,
    weights: null,
    standardErrors: { kind: 'classical' } as ModelSpec['standardErrors'],
    ...changes,
  }
  return { spec, table, columns: new Map(columns.map((c) => [c.name, c])), rowCount, included: null }
}

/** Numbers as one text, so that many are compared at once. */
const digest = ({ buffer }: Float64Array): string =>
  createHash('sha256').update(new Uint8Array(buffer)).digest('hex')

function fitOf(input: AnalysisInput) {
  const analysed = analyseColumns(input)
  if (!analysed.ok) throw new Error(analysed.error.code)
  const { result, rows } = analysed.value
  return { result, residual: digest(rows.residual), leverage: digest(rows.leverage) }
}

describe('a fit in which others take part', () => {
  let worker: BuiltEntry
  let threads: FitTeam
  beforeAll(async () => {
    worker = await buildEntry('src/main/cli/fitTeamWorker.ts')
    threads = new FitTeam(worker.path, 2)
  })
  afterAll(() => {
    threads.dismiss()
    worker.remove()
  })

  it('has the digits of one alone, to the last bit, whoever does which rows', () => {
    for (const changes of [{}, { weights: 'w' }, { formula: 'y ~ x * z' }]) {
      const input = inputOf(changes)
      const alone = fitOf(input)
      const join = joinTeam(input)
      const done: string[] = []
      const all: RowTeam = {
        begin: (task, pass) => {
          done.push(task.kind)
          join?.(task, pass)
        },
      }
      expect(fitOf({ ...input, team: all })).toEqual(alone)
      expect(done).toEqual(expect.arrayContaining(['fold', 'figures']))
      expect(fitOf({ ...input, team: threads.join(input) })).toEqual(alone)
    }
  }, 120_000)

  it('makes every pass over the rows of an unweighted model together, that of the curved term among them', () => {
    const input = inputOf()
    const join = joinTeam(input)
    const done: string[] = []
    const team: RowTeam = {
      begin: (task, pass) => {
        done.push(task.kind)
        join?.(task, pass)
      },
    }
    expect(fitOf({ ...input, team }).result.tests.reset?.curvedTerm).toBe('x')
    const after = ['press', 'absolute', 'observed', 'outlier', 'spread', 'tests', 'moments', 'curve']
    expect(done).toEqual(['fold', 'figures', 'shift', ...after])
  }, 60_000)

  it('is done alone where it is small, or its columns are not shared', () => {
    const input = inputOf()
    expect(FitTeam.gather(worker.path, 1e6)).toBeUndefined()
    expect(threads.join({ ...input, rowCount: SEGMENT_ROWS })).toBeUndefined()
    const own = new Map([['x', { kind: 'numeric' as const, name: 'x', values: new Float64Array(4) }]])
    expect(threads.join({ ...input, columns: own, rowCount: 1e8 })).toBeUndefined()
  })
})
