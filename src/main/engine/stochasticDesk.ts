import type { Analysis } from '@shared/analysis/analysisTypes'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { planDescent } from '@shared/analysis/planDescent'
import { beginStochastic } from '@shared/analysis/runDescent'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { StochasticRecording } from '@shared/descent/recordStochastic'
import type { Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'

/** How far a stochastic descent has come. */
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

/** Runs stochastic descents over an analysis' rows in parts, so that the thread can answer others in between. */
export class StochasticDesk {
  readonly #underWay = new Map<string, StochasticRecording>()
  readonly #ordinary: ReturnType<typeof ordinaryLeastSquares>

  constructor(analysis: Analysis) {
    this.#ordinary = ordinaryLeastSquares(analysis)
  }

  part(settings: DescentSettings): Result<StochasticPart> {
    const key = JSON.stringify(settings)
    const found = this.#underWay.get(key)
    const recording = found ? ok(found) : this.#begin(settings)
    if (!recording.ok) return recording
    this.#underWay.set(key, recording.value)
    const { rowCount, columnCount } = this.#design
    const steps = Math.ceil(READ_AT_ONCE / (Math.min(settings.batchSize, rowCount) * (columnCount + 1)))
    const { value } = recording
    const ended = value.advance(steps)
    if (ended) this.#underWay.delete(key)
    return ok({ iteration: value.iteration, trajectory: ended ? value.trajectory() : null })
  }

  get #design(): DesignMatrix {
    return this.#ordinary.design
  }

  #begin(settings: DescentSettings): Result<StochasticRecording> {
    const { design, leastSquares } = this.#ordinary
    const { scale, loss } = settings
    const plan = planDescent(buildQuadraticLoss(design, leastSquares, { scale, loss }), settings)
    if (!plan.ok) return plan
    const [oldest] = this.#underWay.keys()
    if (this.#underWay.size >= UNDER_WAY) this.#underWay.delete(oldest)
    return beginStochastic(design, plan.value, CAPACITY)
  }
}
