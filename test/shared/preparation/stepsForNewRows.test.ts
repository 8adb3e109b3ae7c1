import { expect, it } from 'vitest'
import { stepsSchema } from '@shared/preparation/step'
import type { StepOutcome } from '@shared/preparation/stepOutcome'
import { stepsForNewRows } from '@shared/preparation/stepsForNewRows'

const done = (figures = {}): StepOutcome => ({
  state: 'done',
  effect: { rowsBefore: 1, rowsAfter: 1, changed: 0, missing: null, unparsed: 0, figures },
  columns: [],
})

it('makes the columns of new rows, fills gaps as in the fitted rows, and neither drops nor draws', () => {
  const steps = stepsSchema.parse([
    { kind: 'filter', expression: 'x > 0' },
    { kind: 'fill-missing', column: 'x', with: 'mean' },
    { kind: 'compute', name: 'z', expression: 'x^2' },
    { kind: 'compute', name: 'off', expression: 'x', enabled: false },
    { kind: 'compute', name: 'w', expression: 'z + 1' },
    { kind: 'compute', name: 'v', expression: 'y + 1' },
    { kind: 'parse', column: 'x', to: 'number' },
    { kind: 'parse', column: 't', to: 'number' },
    { kind: 'split', name: 's', share: 0.5, seed: 1 },
    { kind: 'outlier-rule', column: 'x', rule: 'sd', factor: 3, action: 'drop' },
    { kind: 'drop-missing', columns: [] },
  ])
  const outcomes = steps.map((step) => done(step.kind === 'fill-missing' ? { value: 2.5 } : {}))
  const columns = [
    { name: 'x', type: 'number' },
    { name: 't', type: 'text' },
  ] as const
  expect(stepsForNewRows(steps, outcomes, columns)).toEqual([
    { ...steps[1], with: 'value', value: 2.5 },
    steps[2],
    steps[4],
    steps[7],
  ])
})

it('joins new rows as the prepared ones were: under the same names, and without dropping any', () => {
  const steps = stepsSchema.parse([
    { kind: 'join', file: 'shops.csv', keys: [{ column: 'shop', other: 'id' }], how: 'inner' },
    { kind: 'compute', name: 'z', expression: 'size_2 + 1' },
    { kind: 'join', file: 'days.csv', keys: ['day'] },
  ])
  const columns = [{ column: 'size', name: 'size_2' }]
  const join = {
    matched: 1,
    unmatched: 0,
    withoutKey: 0,
    nearlyMatched: 0,
    repeatedKeys: 0,
    columns,
    doubts: [],
  }
  const outcome = done()
  const outcomes = steps.map((): StepOutcome =>
    outcome.state === 'done' ? { ...outcome, effect: { ...outcome.effect, join } } : outcome,
  )
  // The new rows have no day: that join is left out.
  expect(stepsForNewRows(steps, outcomes, [{ name: 'shop', type: 'text' }])).toEqual([
    { ...steps[0], how: 'left', columns },
    steps[1],
  ])
})

it('leaves out what stands before a summary, for new rows are such as it makes', () => {
  const steps = stepsSchema.parse([
    { kind: 'compute', name: 'z', expression: 'x^2' },
    { kind: 'summarise', by: [], figures: [{ figure: 'mean', column: 'z', name: 'm' }] },
    { kind: 'compute', name: 'w', expression: 'm + 1' },
  ])
  const columns = [
    { name: 'x', type: 'number' },
    { name: 'm', type: 'number' },
  ] as const
  expect(
    stepsForNewRows(
      steps,
      steps.map(() => done()),
      columns,
    ),
  ).toEqual([steps[2]])
})
