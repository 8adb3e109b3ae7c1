import type { DesignMatrix } from '../formula/designMatrix'
import type { Result } from '../outcome/result'
import type { MethodName, OptionName } from '../texts/textTypes'
import type { Estimation } from './estimation'
import type { Team } from './team'

/** One setting of an estimator. Its words are `options.<textKey>`, `…-help`, for a choice `…-<choice>` and for a text `…-example` in the texts. */
export type EstimatorOption =
  | {
      readonly kind: 'number' | 'integer'
      readonly name: string
      readonly textKey: OptionName
      readonly min: number
      readonly max: number
      /** null: chosen from the data. */
      readonly default: number | null
    }
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly textKey: OptionName
      readonly choices: readonly string[]
      readonly default: string
    }
  | {
      readonly kind: 'boolean'
      readonly name: string
      readonly textKey: OptionName
      readonly default: boolean
    }
  | {
      /** Words of a small language that the estimator reads itself. */
      readonly kind: 'text'
      readonly name: string
      readonly textKey: OptionName
      readonly default: string
    }

/** null where an option is left to be chosen from the data. */
export type OptionValue = number | string | boolean | null
export type OptionValues = Readonly<Record<string, OptionValue>>

export interface EstimationContext {
  /** Told how far the passes over the rows are. */
  readonly onProgress?: (done: number, total: number) => void
  /** Who may take part in the passes over the rows of the design. */
  readonly team?: Team
}

/** What the methods are told apart by in lists. Its words are `methods.family-<name>`. */
export const methodFamilies = ['squares', 'penalised', 'robust', 'quantile'] as const
export type MethodFamily = (typeof methodFamilies)[number]

/** A way to fit a model. The form, the command line's flags, their validation and the report derive from this declaration. */
export interface Estimator {
  /** As it stands in a model's `method` and after `--method`. */
  readonly name: string
  /** Its words are `methods.<textKey>` and `…-help` in the texts. */
  readonly textKey: MethodName
  readonly family: MethodFamily
  readonly options: readonly EstimatorOption[]
  /** The fit; every declared option has a value. How few rows are too few is the estimator's own decision. */
  solve(design: DesignMatrix, options: OptionValues, context: EstimationContext): Result<Estimation>
}
