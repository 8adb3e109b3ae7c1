import { effectiveDf } from '../estimators/effectiveDf'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import type { FlagName } from './flag'
import { robustResiduals } from './robustResiduals'
import type { RowDiagnostics } from './rowDiagnostics'
import type { FlagLimits, OutlierRule } from './rowFlags'
import { flagLimits, rowFlags } from './rowFlags'

interface FlaggedFit {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly rows: RowDiagnostics
  readonly result: { readonly method: string }
}

type ChosenRule = Pick<OutlierRule, 'threshold' | 'flags'>

/** Flags the rows of one fit; what a rule has to figure first, an MM-estimate, is figured once. */
export class RowFlagger {
  #robust: Result<Float64Array> | null = null
  #last: { readonly key: string; readonly flags: Uint8Array } | null = null

  constructor(private readonly fit: FlaggedFit) {}

  /** The flag bits of every row, kept for the next question, which mostly has the same rules. */
  flags(rule: ChosenRule): Uint8Array {
    const key = JSON.stringify([rule.threshold, rule.flags])
    if (this.#last?.key !== key) {
      const { rows, leastSquares } = this.fit
      this.#last = { key, flags: rowFlags(rows, this.#complete(rule), effectiveDf(leastSquares)) }
    }
    return this.#last.flags
  }

  /** The limits of all rules, chosen or not. */
  limits(rule: ChosenRule): FlagLimits {
    const { design, leastSquares } = this.fit
    const { dfResidual } = leastSquares
    const tested = countDefined(this.fit.rows.studentized)
    return flagLimits({ ...rule, dfResidual, tested }, design.rowCount, effectiveDf(leastSquares))
  }

  /** Why the rule that needs an MM-estimate flags nothing; null where it does, or was not asked for. */
  get failure(): AppError | null {
    return this.#robust?.ok === false ? this.#robust.error : null
  }

  /** √w e / scale of the MM-estimate, if a rule has asked for it. */
  get robustResiduals(): Float64Array | null {
    return this.#robust?.ok === true ? this.#robust.value : null
  }

  #complete(rule: ChosenRule): OutlierRule {
    const { dfResidual } = this.fit.leastSquares
    const asks = (name: FlagName): boolean => rule.flags?.includes(name) === true
    return {
      ...rule,
      dfResidual,
      tested: asks('bonferroni') ? countDefined(this.fit.rows.studentized) : undefined,
      robustResiduals: asks('robust-outlier') ? this.#figureRobust() : null,
    }
  }

  #figureRobust(): Float64Array | null {
    const { design, leastSquares, result } = this.fit
    this.#robust ??= robustResiduals(design, result.method === 'mm' ? leastSquares : null)
    return this.robustResiduals
  }
}

function countDefined(values: Float64Array): number {
  let count = 0
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) count++
  return count
}
