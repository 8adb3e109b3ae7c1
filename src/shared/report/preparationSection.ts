import { describeOutcome } from '../preparation/describeOutcome'
import { describeStep } from '../preparation/describeStep'
import { translate } from '../texts/translate'
import { left, number, right, text } from './cell'
import type { ReportInput } from './reportInput'
import type { ReportSection } from './reportModel'

/** What was done to the data before the fit, step by step, and what each step did; null where nothing was. */
export function preparationSection({ language, preparation = [] }: ReportInput): ReportSection | null {
  const steps = preparation.filter(({ step }) => step.enabled)
  if (steps.length === 0) return null
  const say = (key: 'preparation' | 'stepNumber' | 'stepTaken' | 'stepOutcome'): string =>
    translate(language, `report.${key}`)
  return {
    id: 'preparation',
    heading: say('preparation'),
    blocks: [
      {
        kind: 'table',
        caption: null,
        columns: [right(say('stepNumber')), left(say('stepTaken')), left(say('stepOutcome'))],
        rows: steps.map(({ step, outcome }, index) => [
          number(index + 1, 'index'),
          text(describeStep(step, language)),
          text(describeOutcome(outcome, language)),
        ]),
      },
    ],
  }
}
