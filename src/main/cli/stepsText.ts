import { describeOutcome } from '@shared/preparation/describeOutcome'
import { describeStep } from '@shared/preparation/describeStep'
import { doubtMessage } from '@shared/texts/doubtMessage'
import { errorMessage } from '@shared/texts/errorMessage'
import type { OpenedData } from './dataOptions'

type Taken = Pick<OpenedData, 'steps' | 'outcomes'>

/** The steps one a line, each with what it did. */
export function stepsText({ steps, outcomes }: Taken): string {
  return steps
    .map((step, index) => {
      const did = describeOutcome(outcomes[index], 'en')
      return `  ${index + 1}. ${describeStep(step, 'en')}: ${did}`
    })
    .join('\n')
}

/** What was guessed of the files that were joined, one a line. */
export function joinedDoubts({ steps, outcomes }: Taken): readonly string[] {
  return steps.flatMap((step, index) => {
    const outcome = outcomes[index]
    if (step.kind !== 'join' || outcome.state !== 'done') return []
    const { doubts = [] } = outcome.effect.join ?? {}
    return doubts.map((doubt) => `  ${step.name || step.file}: ${doubtMessage(doubt, 'en')}`)
  })
}

export function stepsJson({ steps, outcomes }: Taken): readonly unknown[] {
  return steps.map((step, index) => {
    const outcome = outcomes[index]
    const { state } = outcome
    if (outcome.state === 'done') return { step, state, ...outcome.effect }
    if (outcome.state !== 'failed') return { step, state }
    return { step, state, error: { ...outcome.error, message: errorMessage(outcome.error, 'en') } }
  })
}
