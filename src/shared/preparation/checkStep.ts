import type { AppError } from '../outcome/appError'
import { checkCondition, checkStepExpression } from './checkStepExpression'
import type { Step } from './step'
import type { StepColumn } from './stepOutcome'

/** What is wrong with a step on these columns as far as that can be told without data; `incomplete` where something is not yet said. */
export function checkStep(step: Step, columns: readonly StepColumn[]): AppError | 'incomplete' | null {
  if (hasGaps(step)) return 'incomplete'
  if (step.kind === 'filter') return errorOf(checkCondition(step.expression, columns))
  if (step.kind === 'compute') return errorOf(checkStepExpression(step.expression, columns))
  return null
}

const errorOf = (checked: ReturnType<typeof checkCondition>): AppError | null =>
  checked.ok ? null : checked.error

function hasGaps(step: Step): boolean {
  switch (step.kind) {
    case 'filter':
      return step.expression.trim() === ''
    case 'compute':
      return step.name === '' || step.expression.trim() === ''
    case 'recode':
      return step.column === '' || step.pairs.length === 0
    case 'fill-missing':
      return step.column === '' || (step.with === 'value' && step.value === null)
    case 'drop-missing':
      return false
    case 'outlier-rule':
    case 'parse':
      return step.column === ''
    case 'summarise':
      return (
        step.figures.length === 0 ||
        step.figures.some(({ figure, column, name }) => name === '' || (figure !== 'count' && !column))
      )
    case 'join':
      return step.file === '' || step.keys.some(({ column, other }) => column === '' || other === '')
    case 'split':
      return step.name === ''
  }
}
