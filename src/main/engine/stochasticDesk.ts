import type { Analysis } from '@shared/analysis/analysisTypes'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { planDescent } from '@shared/analysis/planDescent'
import type { LossGrid, LossGridAxes } from '@shared/analysis/lossGrid'
import { lossGrid } from '@shared/analysis/lossGrid'
import { rowsProblem } from '@shared/analysis/rowsProblem'
import { rowsProblemKey } from '@shared/analysis/rowsProblemKey'
import type { RowsProblem, RowsSummary } from '@shared/analysis/rowsTypes'
import { beginStochastic } from '@shared/analysis/runDescent'
import { beginRows } from '@shared/analysis/runRows'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import { SAMPLE_ROWS } from '@shared/descent/descentRows'
import type { StochasticRecording } from '@shared/descent/recordStochastic'
import type { Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'

/** How far a descent over rows has come. */
export interface StochasticPart {
  readonly iteration: number
  /** The whole descent, once it has ended. */
  readonly trajectory: Trajectory | null
}

const CAPACITY = 2000
/** Numbers that a part reads: some tenths of a second. */
const READ_AT_ONCE = 10_000_000
/** Descents that are under way at most; the one that was begun first is given up. */
const UNDER_WAY = 4

/** Losses over rows that are kept at most: each has its rows in memory. */
const PROBLEMS = 3

/** Runs descents over an analysis' rows in parts, so that the thread can answer others in between. */
export class StochasticDesk {
  readonly #underWay = new Map<string, StochasticRecording>()
  readonly #problems = new Map<string, RowsProblem>()
  readonly #ordinary: ReturnType<typeof ordinaryLeastSquares>

  constructor(private readonly analysis: Analysis) {
    this.#ordinary = ordinaryLeastSquares(analysis)
  }

  part(settings: DescentSettings): Result<StochasticPart> {
    const key = JSON.stringify(settings)
    const found = this.#underWay.get(key)
    const recording = found ? ok(found) : this.#begin(settings)
    if (!recording.ok) return recording
    this.#underWay.set(key, recording.value)
    const { value } = recording
    const ended = value.advance(Math.ceil(READ_AT_ONCE / this.#readAStep(settings)))
    if (ended) this.#underWay.delete(key)
    return ok({ iteration: value.iteration, trajectory: ended ? value.trajectory() : null })
  }

  summary(settings: DescentSettings): Result<RowsSummary> {
    const problem = this.#problem(settings)
    return problem.ok ? ok(problem.value.summary) : problem
  }

  grid(settings: DescentSettings, request: LossGridAxes): Result<LossGrid> {
    const problem = this.#problem(settings)
    return problem.ok ? ok(lossGrid(problem.value, request)) : problem
  }

  /** Numbers that a step reads: those of a batch, or of all rows that a loss is summed over. */
  #readAStep({ objective, batchSize }: DescentSettings): number {
    const { rowCount, columnCount } = this.#design
    const rows = objective === 'squared' ? Math.min(batchSize, rowCount) : Math.min(SAMPLE_ROWS, rowCount)
    return rows * (columnCount + 1)
  }

  get #design(): DesignMatrix {
    return this.#ordinary.design
  }

  #begin(settings: DescentSettings): Result<StochasticRecording> {
    const [oldest] = this.#underWay.keys()
    if (this.#underWay.size >= UNDER_WAY) this.#underWay.delete(oldest)
    if (settings.objective !== 'squared') {
      const problem = this.#problem(settings)
      return problem.ok ? beginRows(problem.value, settings, CAPACITY) : problem
    }
    const { design, leastSquares } = this.#ordinary
    const { scale, loss } = settings
    const plan = planDescent(buildQuadraticLoss(design, leastSquares, { scale, loss }), settings)
    return plan.ok ? beginStochastic(design, plan.value, CAPACITY) : plan
  }

  /** The loss that settings want; how it is descended is no part of it. */
  #problem(settings: DescentSettings): Result<RowsProblem> {
    const key = rowsProblemKey(settings)
    const known = this.#problems.get(key)
    if (known) return ok(known)
    const { columns } = this.analysis
    const made = rowsProblem({ ...this.#ordinary, columns, trials: null }, settings)
    if (!made.ok) return made
    const [oldest] = this.#problems.keys()
    if (this.#problems.size >= PROBLEMS) this.#problems.delete(oldest)
    this.#problems.set(key, made.value)
    return made
  }
}
