import { courseProblem } from '@shared/descent/descentOptions'
import { descentSettingsSchema, type DescentSettings } from '@shared/document/descentSettings'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'

/** Each number of a descent that has a range, with the flag that says it and what may follow that. */
const expectations = {
  tolerance: ['--tolerance', '0 or a number above'],
  gradientTolerance: ['--gradient-tolerance', '0 or a number above'],
  momentum: ['--momentum', 'a number from 0 to below 1'],
  batchSize: ['--batch-size', 'a whole number from 1'],
  seed: ['--seed', 'a whole number from 0'],
  stepEvery: ['--step-every', 'a whole number from 1'],
  decay: ['--decay', '0 or a number above, at most 1e9'],
  armijo: ['--armijo', 'a number from 0 to below 1'],
  l2: ['--l2', '0 or a number above'],
} as const satisfies Partial<Record<keyof DescentSettings, readonly [string, string]>>

const names = Object.keys(expectations) as (keyof typeof expectations)[]

type Numbers = Pick<DescentSettings, (typeof names)[number] | 'learningRate' | 'iterations'>

/** The request itself where each number is in its range, whether the optimiser and the schedule that were chosen look at it or not. */
export function inRange<Request extends Numbers>(
  request: Request,
  options: Readonly<Record<keyof Numbers, string>>,
): Result<Request> {
  for (const name of names) {
    if (descentSettingsSchema.shape[name].safeParse(request[name]).success) continue
    const [option, expected] = expectations[name]
    return fail({ code: 'option-invalid', option, value: options[name], expected })
  }
  const problem = courseProblem(request)
  if (problem === null) return ok(request)
  return fail({
    ...problem,
    value: problem.code === 'iterations-invalid' ? options.iterations : options.learningRate,
  })
}
