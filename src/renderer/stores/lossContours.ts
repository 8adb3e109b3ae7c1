import { shallowRef, watch, type Ref } from 'vue'
import type { LossGridRequest } from '@shared/contract/descentApi'
import { contourLines, type ContourPieces } from '@shared/plots/contourLines'
import { latestRequest } from './latestRequest'

/** Lines of equal loss over two coefficients, from the rows. */
export interface LossContours {
  readonly lines: readonly ContourPieces[]
  /** Rows that they are summed over. */
  readonly rows: number
}

const LINES = 14

/** Contours of a loss over rows, which the engine figures: the last question wins, and what is drawn stays until its answer has come. */
export const createLossContours = (request: Readonly<Ref<LossGridRequest | null>>) => {
  const contours = shallowRef<LossContours | null>(null)
  const { ask, drop } = latestRequest('lossGrid')
  watch(
    // As text: the same question is not asked again while the rate is dragged.
    () => request.value && JSON.stringify(request.value),
    (asked) => {
      if (asked === null) {
        drop()
        contours.value = null
        return
      }
      void ask(JSON.parse(asked) as LossGridRequest, (reply) => {
        contours.value = reply.ok ? { lines: contourLines(reply.value, LINES), rows: reply.value.rows } : null
      })
    },
    { immediate: true },
  )
  return contours
}
