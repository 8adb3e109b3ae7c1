import type { Analysis } from '@shared/analysis/analysisTypes'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { planDescent } from '@shared/analysis/planDescent'
import type { LossGrid, LossGridAxes } from '@shared/analysis/lossGrid'
import { lossGrid } from '@shared/analysis/lossGrid'
import { rowsProblem } from '@shared/analysis/rowsProblem'
import { rowsProblemKey } from '@shared/analysis/rowsProblemKey'
import type { RowsProblem, RowsSummary } from '@shared/analysis/rowsTypes'
import { beginDescent } from '@shared/analysis/runDescent'
import { beginRows } from '@shared/analysis/runRows'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { DescentRecording } from '@shared/descent/descentRecording'
import type { Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import { CAPACITY, READ_AT_ONCE, readAStep } from './descentCost'
import { beginTuning, type AskedTuning, type TuningPart, type TuningWork } from './tuningWork'

/** How far a long descent has come. */
export interface DescentPart {
  readonly iteration: number
  /** The whole descent, once it has ended. */
  readonly trajectory: Trajectory | null
}

/** Descents that are under way at most; the one that was begun first is given up. */
const UNDER_WAY = 4

/** Losses over rows that are kept at most: each has its rows in memory. */
const PROBLEMS = 3

/** Runs long descents, over an analysis' rows or its quadratic, in parts, so that the thread can answer others in between. */
export class DescentDesk {
  readonly #underWay = new Map<string, DescentRecording>()
  #tuning: { readonly key: string; readonly work: TuningWork } | null = null
  readonly #problems = new Map<string, RowsProblem>()
  readonly #ordinary: ReturnType<typeof ordinaryLeastSquares>

  constructor(private readonly analysis: Analysis) {
    this.#ordinary = ordinaryLeastSquares(analysis)
  }

  part(settings: DescentSettings): Result<DescentPart> {
    const key = JSON.stringify(settings)
    const found = this.#underWay.get(key)
    const recording = found ? ok(found) : this.#begin(settings)
    if (!recording.ok) return recording
    this.#underWay.set(key, recording.value)
    const { value } = recording
    const ended = value.advance(Math.ceil(READ_AT_ONCE / readAStep(this.#ordinary.design, settings)))
    if (ended) this.#underWay.delete(key)
    return ok({ iteration: value.iteration, trajectory: ended ? value.trajectory() : null })
  }

  /** Some of a fine-tuning; the same settings go on with it, until it has ended. */
  tuningPart(asked: AskedTuning): Result<TuningPart> {
    const key = JSON.stringify(asked)
    if (this.#tuning?.key !== key) this.#tuning = { key, work: beginTuning(this.analysis, asked) }
    const part = this.#tuning.work.part()
    if (!part.ok || part.value.outcome !== null) this.#tuning = null
    return part
  }

  summary(settings: DescentSettings): Result<RowsSummary> {
    const problem = this.#problem(settings)
    return problem.ok ? ok(problem.value.summary) : problem
  }

  grid(settings: DescentSettings, request: LossGridAxes): Result<LossGrid> {
    const problem = this.#problem(settings)
    return problem.ok ? ok(lossGrid(problem.value, request)) : problem
  }

  #begin(settings: DescentSettings): Result<DescentRecording> {
    const [oldest] = this.#underWay.keys()
    if (this.#underWay.size >= UNDER_WAY) this.#underWay.delete(oldest)
    if (settings.objective !== 'squared') {
      const problem = this.#problem(settings)
      return problem.ok ? beginRows(problem.value, settings, CAPACITY) : problem
    }
    const { design, leastSquares } = this.#ordinary
    const { scale, loss } = settings
    const plan = planDescent(buildQuadraticLoss(design, leastSquares, { scale, loss }), settings)
    return plan.ok ? beginDescent(design, plan.value, CAPACITY) : plan
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
