import type { SharedPass } from '../numeric/segments'
import type { Frame } from './frame'

/** The pass that folds the rows of a model into a triangle. */
export interface FoldTask {
  readonly kind: 'fold'
  readonly frame: Frame
  readonly blockRows: number
}

/**
 * Other threads that take part in the passes over the rows of one model. What a pass is for can be sent to another thread, which has the
 * same model.
 */
export interface Team<Task = never> {
  begin(task: FoldTask | Task, pass: SharedPass): void
}
