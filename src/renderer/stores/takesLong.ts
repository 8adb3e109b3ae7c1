import type { DescentPlan } from '@shared/analysis/planDescent'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { isStepwise } from '@shared/descent/trajectory'

/** Numbers that a descent may go through while a slider moves: some milliseconds. */
const AT_ONCE = 4_000_000
/** What an iteration of a coefficient costs besides, in numbers. */
const FIXED_COST = 10

/** Whether a descent takes longer than a slider can wait: over batches of rows, or over very many iterations that no formula foretells. */
export const takesLong = ({ loss, options, rows }: DescentPlan): boolean =>
  rows !== null || (options.iterations > iterationsAtOnce(loss) && isStepwise(loss, options))

/** Iterations of a descent, run one by one, that a slider can wait for. */
const iterationsAtOnce = ({ terms }: QuadraticLoss): number =>
  Math.floor(AT_ONCE / (terms.length * (terms.length + FIXED_COST)))
