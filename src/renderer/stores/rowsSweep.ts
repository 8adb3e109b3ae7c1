import { shallowRef, watch, type Ref } from 'vue'
import { firstWithin } from '@shared/descent/simulatedSweep'
import type { Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import { engine } from '../engine/engine'
import type { Sweep } from './descentSweep'

interface RowsSweepRequest {
  readonly fitId: string
  readonly settings: DescentSettings
  /** The largest stable rate near the minimum; rates about it are tried. */
  readonly limit: number
  /** The loss at the minimum. */
  readonly minimum: number
}

/** A sweep as far as it has come. */
interface RowsSweep extends Sweep {
  /** Rates that are tried in all. */
  readonly total: number
  /** Iterations of each run at most. */
  readonly most: number
}

/** Three decades of learning rates, two of them below the limit: each is run over the rows. */
const BELOW = 2
const EACH = 6
const COUNT = 3 * EACH + 1
const MOST = 300

const ratesAbout = (limit: number): Float64Array =>
  Float64Array.from({ length: COUNT }, (_, k) => limit * 10 ** (k / EACH - BELOW))

/** What each learning rate does to a loss over rows: the engine runs one after the other, and the curve grows meanwhile. */
export const createRowsSweep = (request: Readonly<Ref<RowsSweepRequest | null>>) => {
  const sweep = shallowRef<RowsSweep | null>(null)
  let controller: AbortController | null = null

  const run = async ({ fitId, settings, limit, minimum }: RowsSweepRequest): Promise<void> => {
    const current = new AbortController()
    controller = current
    const rates = ratesAbout(limit)
    const most = Math.min(settings.iterations, MOST)
    const needed: number[] = []
    const gaps: number[] = []
    for (const [index, rate] of rates.entries()) {
      const tried = { ...settings, learningRate: rate, iterations: most }
      const reply = await engine.request('descentRun', { fitId, settings: tried }, { signal: current.signal })
      if (controller !== current) return
      needed.push(reply.ok ? firstWithin(reply.value, minimum) : Infinity)
      gaps.push(reply.ok ? gapLeft(reply.value, minimum) : NaN)
      sweep.value = {
        rates: rates.subarray(0, index + 1),
        iterations: Float64Array.from(needed),
        gaps: Float64Array.from(gaps),
        total: COUNT,
        most,
      }
    }
  }

  watch(
    // As text: the same question is not asked again while the rate is dragged.
    () => request.value && JSON.stringify(request.value),
    (asked) => {
      controller?.abort()
      controller = null
      sweep.value = null
      if (asked !== null) void run(JSON.parse(asked) as RowsSweepRequest)
    },
    { immediate: true },
  )
  return sweep
}

const gapLeft = ({ losses, finalLoss }: Trajectory, minimum: number): number =>
  (finalLoss - minimum) / (losses[0] - minimum)
