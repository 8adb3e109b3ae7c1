import { z } from 'zod'

/** Descent over all rows at each step, with or without a memory; `sgd` takes a batch of rows at each. */
export const optimizerNames = ['batch', 'momentum', 'nesterov', 'rmsprop', 'adam', 'sgd'] as const
export type OptimizerName = (typeof optimizerNames)[number]

export const scheduleNames = [
  'constant',
  'step',
  'inverse-time',
  'cosine',
  'line-search',
  'backtracking',
] as const

const share = z.number().min(0).lt(1)
const term = z.string().max(10_000)

/** How a descent is run. What earlier versions did not know has a default. */
export const descentSettingsSchema = z
  .object({
    learningRate: z.number(),
    iterations: z.number().int().min(0).max(1_000_000_000),
    scale: z.enum(['none', 'standardize']),
    loss: z.enum(['mean', 'sum']),
    /** Relative change of the loss that counts as converged; 0 runs every iteration. */
    tolerance: z.number().min(0),
    /** Norm of the gradient that counts as converged; 0 is not looked at. */
    gradientTolerance: z.number().min(0).default(0),
    optimizer: z.enum(optimizerNames).default('batch'),
    /** Share of the velocity that momentum and Nesterov's keep. */
    momentum: share.default(0.9),
    /** Rows of a step of `sgd`. */
    batchSize: z.number().int().min(1).max(1_000_000_000).default(32),
    /** By which `sgd` shuffles the rows. */
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
    schedule: z.enum(scheduleNames).default('constant'),
    /** Iterations after which the schedule `step` halves the rate. */
    stepEvery: z.number().int().min(1).max(1_000_000_000).default(100),
    /** How fast the schedule `inverse-time` lowers it. */
    decay: z.number().min(0).max(1e9).default(0.01),
    /** Share of the decrease promised by the gradient that the schedule `backtracking` asks of a step. */
    armijo: share.default(1e-4),
    /** λ of the penalty λ Σ θ², the intercept left out. */
    l2: z.number().min(0).default(0),
    /** Coefficients to start from, in the data's own units; those that are not named start at 0. */
    start: z.record(term, z.number()).default({}),
  })
  .strict()
export type DescentSettings = z.infer<typeof descentSettingsSchema>

export const defaultDescent: DescentSettings = {
  learningRate: 0.1,
  iterations: 200,
  scale: 'standardize',
  loss: 'mean',
  tolerance: 1e-30,
  gradientTolerance: 0,
  optimizer: 'batch',
  momentum: 0.9,
  batchSize: 32,
  seed: 1,
  schedule: 'constant',
  stepEvery: 100,
  decay: 0.01,
  armijo: 1e-4,
  l2: 0,
  start: {},
}
