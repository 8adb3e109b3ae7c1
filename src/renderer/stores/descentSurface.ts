import { computed, shallowRef, type Ref } from 'vue'
import { startOf } from '@shared/analysis/planDescent'
import { chooseAxes, planeOf } from '@shared/analysis/lossPlane'
import type { RowsSummary } from '@shared/analysis/rowsTypes'
import type { LossGridRequest } from '@shared/contract/descentApi'
import { fromDataUnits, toDataUnits } from '@shared/descent/coordinates'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import type { DescentSettings } from '@shared/document/descentSettings'
import { surfaceRanges } from '../charts/surfaceRanges'
import type { DescentRun } from './descentRun'
import { createLossContours } from './lossContours'

/** What of the settings a surface does not depend on. */
const sameRun = { learningRate: 1, iterations: 0, optimizer: 'batch', schedule: 'constant' } as const

type Known<T> = Readonly<Ref<T>>

/** The descent whose loss is drawn. */
export interface SurfaceSource {
  readonly fitId: Known<string | null>
  readonly settings: Known<DescentSettings>
  /** The coefficients that the analyst chose to draw. */
  readonly chosenAxes: Known<Parameters<typeof chooseAxes>[1]>
  /** The loss as data give it, and with its penalty; null while there is none. */
  readonly base: Known<QuadraticLoss | null>
  readonly loss: Known<QuadraticLoss | null>
  /** What is known of a loss over rows; null for squares. */
  readonly summary: Known<RowsSummary | null>
  readonly run: Known<DescentRun | null>
  /** The step on show. */
  readonly step: Known<number>
}

/** The loss over two of its coefficients, and the place in it where descent starts. */
export const createDescentSurface = (source: SurfaceSource) => {
  const { fitId, settings, loss, summary, run } = source
  const othersAt = shallowRef<'optimum' | 'current'>('optimum')

  const axes = computed(() => (loss.value ? chooseAxes(loss.value, source.chosenAxes.value) : null))

  const plane = computed(() => {
    if (!loss.value || !axes.value) return null
    // A loss over rows has contours of its own, with the others at the minimum.
    if (summary.value) return planeOf(loss.value, axes.value)
    // At the optimum the plane does not depend on the run: it stays the same while the rate is dragged.
    const shown = othersAt.value === 'current' ? run.value : null
    const offset = shown?.offsetAt(Math.min(source.step.value, shown.count - 1))
    return planeOf(loss.value, axes.value, offset)
  })

  const gridRequest = computed<LossGridRequest | null>(() => {
    const local = summary.value?.local
    if (!local || !axes.value || !fitId.value) return null
    const start = fromDataUnits(local, startOf(local.terms, settings.value.start))
    const { optimum } = local
    const [i, j] = axes.value
    return {
      fitId: fitId.value,
      settings: { ...settings.value, ...sameRun },
      terms: [i, j],
      ...surfaceRanges([start[i], start[j]], [optimum[i], optimum[j]]),
    }
  })

  /** The start that has these values, in descent coordinates, for two coefficients and is as it was for the others; null while there is no loss. */
  const startAt = (
    terms: readonly [number, number],
    values: readonly [number, number],
  ): DescentSettings['start'] | null => {
    const base = source.base.value
    if (!base) return null
    const theta = fromDataUnits(base, startOf(base.terms, settings.value.start))
    terms.forEach((term, axis) => (theta[term] = values[axis]))
    const start = toDataUnits(base, theta)
    return Object.fromEntries(base.terms.map((term, j) => [term, start[j]]))
  }

  /** `contours` are the lines of equal loss of a loss over rows. */
  return { othersAt, plane, contours: createLossContours(gridRequest), startAt }
}
