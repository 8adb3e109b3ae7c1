import type { AppError } from '../outcome/appError'
import type { Step } from './step'
import type { StepColumn } from './stepOutcome'

/** Where among the steps one has failed. */
export interface FailedStep {
  readonly steps: readonly Step[]
  /** 0-based place of the failed step. */
  readonly place: number
  /** For each step up to it, the columns as it found them. */
  readonly found: readonly (readonly StepColumn[])[]
}

/**
 * The error of a step that lacks a column, told by the step that would give or has taken it: one that comes later, is switched
 * off, or has summarised the column away. Any other error is answered as it is.
 */
export function misplacedColumn(error: AppError, { steps, place, found }: FailedStep): AppError {
  if (error.code !== 'column-unknown') return error
  const { name } = error
  const makes = (step: Step): boolean => columnsMadeBy(step).includes(name)
  const later = steps.findIndex((step, index) => index > place && step.enabled && makes(step))
  if (later >= 0) return { code: 'step-column-later', name, step: later + 1 }
  const off = steps.findIndex((step) => !step.enabled && makes(step))
  if (off >= 0) return { code: 'step-column-off', name, step: off + 1 }
  const had = found.map((columns) => columns.some((column) => column.name === name)).lastIndexOf(true)
  return had >= 0 ? { code: 'step-column-gone', name, step: had + 1 } : error
}

/** The columns that a step makes, as far as it names them itself. */
function columnsMadeBy(step: Step): readonly string[] {
  switch (step.kind) {
    case 'compute':
    case 'split':
      return [step.name]
    case 'recode':
      return step.name === null ? [] : [step.name]
    case 'summarise':
      return step.figures.map(({ name }) => name)
    case 'join':
      return (step.columns ?? []).map(({ column, name }) => name ?? column)
    default:
      return []
  }
}
