import type { Chart } from 'chart.js'
import { valueAcross } from './valueAcross'

interface Course {
  readonly chart: Chart | null | undefined
  readonly step: number
  readonly last: number
}

/** Going to another step of a course that is drawn over its iterations: by a click, or by the arrow keys. */
export const useStepSeeking = (course: () => Course, go: (step: number) => void) => {
  const within = (step: number): number => Math.min(course().last, Math.max(0, step))
  return {
    seek: (event: MouseEvent): void => {
      const { chart } = course()
      if (chart) go(within(Math.round(valueAcross(chart, event))))
    },
    press: (event: KeyboardEvent): void => {
      const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (move === undefined) return
      event.preventDefault()
      go(within(course().step + move))
    },
  }
}
