import { effectiveDf } from '../estimators/effectiveDf'
import type { EstimationContext } from '../estimators/estimator'
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
  /** The formula's model matrix, which an MM-estimate is made of. */
  readonly modelDesign: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly rows: RowDiagnostics
  readonly result: { readonly method: string }
}

interface FlaggerOptions {
  /**
   * Up to so many rows an MM-estimate is made at once when a rule asks for it; with more the rule waits until somebody has made it
   * elsewhere. @default Infinity
   */
  readonly rowsAtOnce?: number
  /** Told how far an MM-estimate is that is made at once. */
  readonly onProgress?: EstimationContext['onProgress']
}

type ChosenRule = Pick<OutlierRule, 'threshold' | 'flags'>

/** Flags the rows of one fit; what a rule has to figure first, an MM-estimate, is figured once. */
export class RowFlagger {
  #robust: Result<Float64Array> | null = null
  #last: { readonly key: string; readonly flags: Uint8Array } | null = null

  constructor(
    private readonly fit: FlaggedFit,
    private readonly options: FlaggerOptions = {},
  ) {}

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

  /** Those of the rules that flag nothing yet, because what they look at is still to be figured elsewhere. */
  awaited({ flags = [] }: Pick<ChosenRule, 'flags'>): readonly FlagName[] {
    return flags.filter((name) => name === 'robust-outlier' && this.#awaitsRobust())
  }

  /** Takes what the rules waited for: `robustResiduals` of the model, made elsewhere. */
  take(robust: Result<Float64Array>): void {
    this.#robust = robust
    this.#last = null
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
    if (this.#awaitsRobust()) return null
    const { modelDesign, leastSquares } = this.fit
    const own = this.#isRobust ? leastSquares : undefined
    this.#robust ??= robustResiduals(modelDesign, { own, onProgress: this.options.onProgress })
    return this.robustResiduals
  }

  /** A fit that is an MM-estimate need not wait for one; where the fit is perfect, nobody looks at it. */
  #awaitsRobust(): boolean {
    const { modelDesign, rows } = this.fit
    const { rowsAtOnce = Infinity } = this.options
    return this.#robust === null && !rows.perfect && !this.#isRobust && modelDesign.rowCount > rowsAtOnce
  }

  get #isRobust(): boolean {
    return this.fit.result.method === 'mm'
  }
}

function countDefined(values: Float64Array): number {
  let count = 0
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) count++
  return count
}
