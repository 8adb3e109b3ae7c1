import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Evaluator, RowBlock } from './evaluator'
import type { ModelFrame } from './modelFrame'
import type { TableRows } from './tableRows'

/** y of a model's rows. */
export interface ResponseValues {
  readonly fill: (block: RowBlock, target: Float64Array) => void
  /** Successes and failures of each used row together, where the response is counts. */
  readonly trials?: Float64Array
}

/**
 * The response as one number a row; `cbind(successes, failures)`, where the method takes it, as the share of successes with
 * its trials (R's `binomial`: 0 of 0 is 0). Errors where a response of several columns is of
 * no use: `response-counts` of two, else `response-not-numeric`.
 */
export function readResponse(
  { response, rows }: ModelFrame,
  { counts = 'refuse' }: { readonly counts?: 'refuse' | 'shares' },
): Result<ResponseValues> {
  const parts = response.kind === 'numeric' ? response.parts : []
  if (parts.length === 1) return ok({ fill: parts[0].fill })
  if (parts.length === 2 && counts === 'shares') return ok(sharesOf(parts[0], parts[1], rows))
  if (parts.length === 2) return fail({ code: 'response-counts', name: response.label })
  return fail({ code: 'response-not-numeric', name: response.label, example: response.label })
}

function sharesOf(successes: Evaluator, failures: Evaluator, rows: TableRows): ResponseValues {
  const trials = new Float64Array(rows.length)
  const successCounts = new Float64Array(rows.length)
  const whole: RowBlock = { rows: rows.listed, start: 0, end: rows.length }
  failures.fill(whole, trials)
  successes.fill(whole, successCounts)
  for (let i = 0; i < trials.length; i++) trials[i] += successCounts[i]
  const shares = successCounts.map((count, i) => (trials[i] === 0 ? 0 : count / trials[i]))
  return { trials, fill: ({ start, end }, target) => target.set(shares.subarray(start, end)) }
}
