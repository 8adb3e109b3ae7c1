import type { AppError } from '@shared/outcome/appError'

/** A command's work: null when it is done, else the error that ended it. */
export type CommandOutcome = Promise<AppError | null>

/** Takes the outcome of the command that ran. */
export type Finish = (outcome: CommandOutcome) => Promise<void>
