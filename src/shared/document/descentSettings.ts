import { z } from 'zod'
import { objectiveNames } from '../descent/objective'

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
    /** What is made small; all but the squares are summed over the rows at every step. */
    objective: z.enum(objectiveNames).default('squared'),
    /** Residuals up to so many σ are squared by Huber’s loss. */
    huberK: z.number().min(0.01).max(1e6).default(1.345),
    /** Residuals beyond so many σ do not count for the bisquare. */
    bisquareC: z.number().min(0.01).max(1e6).default(4.685),
    /** τ of the quantile loss. */
    tau: z.number().gt(0).lt(1).default(0.5),
    /** σ of Huber’s loss and the bisquare; null estimates it from the least-squares residuals. */
    residualScale: z.number().gt(0).nullable().default(null),
    /** The formula of nonlinear least squares, such as y ~ a * exp(b * x), on the columns of the fit. */
    nonlinear: z.string().max(20_000).default(''),
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
  objective: 'squared',
  huberK: 1.345,
  bisquareC: 4.685,
  tau: 0.5,
  residualScale: null,
  nonlinear: '',
  start: {},
}
