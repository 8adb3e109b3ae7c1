import { namesIn } from '../formula/namesIn'
import { parseExpression } from '../formula/parseFormula'
import type { Step } from './step'
import type { StepColumn, StepOutcome } from './stepOutcome'

/**
 * The steps that other rows than the prepared ones need to be predicted: those that make or change columns. Gaps are filled with
 * what filled them in the prepared table, for a mean of the new rows would be another predictor. Rows are neither dropped nor
 * drawn. A step whose columns the new rows have not (a recoded response), or that reads as numbers what they have as such, is left
 * out.
 */
export function stepsForNewRows(
  steps: readonly Step[],
  outcomes: readonly StepOutcome[],
  columns: readonly StepColumn[],
): readonly Step[] {
  const known = new Set(columns.map(({ name }) => name))
  const texts = new Set(columns.filter(({ type }) => type === 'text').map(({ name }) => name))
  // New rows are such as the last summary makes: what was before it is done with.
  const last = steps.map(({ kind, enabled }) => kind === 'summarise' && enabled).lastIndexOf(true)
  return steps.flatMap((step, index) => {
    const applied = step.enabled && index > last ? rowStep(step, outcomes[index]) : null
    if (applied === null || !columnsOf(applied).every((name) => known.has(name))) return []
    if (applied.kind === 'parse' && !texts.has(applied.column)) return []
    for (const made of madeBy(applied)) known.add(made)
    return [applied]
  })
}

function rowStep(step: Step, outcome: StepOutcome): Step | null {
  switch (step.kind) {
    case 'compute':
    case 'recode':
    case 'parse':
      return step
    case 'fill-missing': {
      const value = outcome.state === 'done' ? outcome.effect.figures.value : undefined
      return value === undefined ? step : { ...step, with: 'value', value }
    }
    case 'join': {
      // Under the names that they have in the prepared table, whatever is taken among the new rows.
      const columns = outcome.state === 'done' ? outcome.effect.join?.columns : undefined
      return { ...step, how: 'left', columns: columns === undefined ? step.columns : [...columns] }
    }
    default:
      return null
  }
}

/** The columns that a step reads. */
function columnsOf(step: Step): readonly string[] {
  if (step.kind === 'compute') {
    const parsed = parseExpression(step.expression)
    return parsed.ok ? namesIn(parsed.value).map(({ name }) => name) : []
  }
  if (step.kind === 'join') return step.keys.map(({ column }) => column)
  return 'column' in step ? [step.column] : []
}

function madeBy(step: Step): readonly string[] {
  if (step.kind === 'join') return step.columns?.flatMap(({ name }) => name ?? []) ?? []
  return (step.kind === 'compute' || step.kind === 'recode') && step.name !== null ? [step.name] : []
}
