import { effectiveDf } from '../estimators/effectiveDf'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { TableRows } from '../formula/tableRows'
import type { SharePass } from './basisPass'
import type { LeftOut } from './leaveOneOut'
import { isPerfectFit } from './perfectFit'
import type { ResidualSpread } from './residualSpread'
import { findSpread } from './spreadOf'
import type { Deletion, MadeFigure, RegularRows, RowDiagnostics } from './rowDiagnostics'
import type { RowTask, RowTeam } from './rowTeam'
import type { RowVector } from './rowVector'
import { vectorOf } from './rowVector'

export interface FiguredRows extends Pick<RowDiagnostics, 'residual' | 'leverage'> {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  /** The rows for which the formulas would cancel. */
  readonly leftOut: ReadonlyMap<number, LeftOut>
  /** Σ w e² without each row where the formula of least squares, RSS − w e² / (1 − h), does not hold. */
  readonly deleted: Float64Array | null
  readonly allocate: (length: number) => Float64Array
  /** Who takes part in passes over the rows. @default nobody */
  readonly team?: RowTeam
  /** How the residuals are spread. @default found out when it is asked for */
  readonly spread?: ResidualSpread
}

/** The figures of every row, each made for all rows when it is first asked for: a fit of millions of rows seldom needs them all. */
export class RowFigures implements RowDiagnostics {
  readonly residual: Float64Array
  readonly leverage: Float64Array
  private readonly made = new Map<MadeFigure, Float64Array>()
  private counted: Int32Array | null = null
  private isPerfect: boolean | null = null
  private knownSpread: ResidualSpread | null

  constructor(private readonly figured: FiguredRows) {
    this.residual = figured.residual
    this.leverage = figured.leverage
    this.knownSpread = figured.spread ?? null
  }

  get rows(): Int32Array {
    this.counted ??= countedFromOne(this.figured.design.rows)
    return this.counted
  }

  get perfect(): boolean {
    this.isPerfect ??= isPerfectFit(this)
    return this.isPerfect
  }

  get spread(): ResidualSpread {
    this.knownSpread ??= findSpread({ ...this.figured, rows: this })
    return this.knownSpread
  }

  get regular(): RegularRows | null {
    const { design, leastSquares, leftOut, deleted } = this.figured
    const wantsCare = design.weights !== undefined || leftOut.size > 0 || deleted !== null || this.isRobust()
    return wantsCare ? null : { residual: this.residual, leverage: this.leverage, rss: leastSquares.rss }
  }

  share(kind: RowTask['kind']): SharePass | undefined {
    const { team, leastSquares, residual, leverage, leftOut } = this.figured
    if (team === undefined) return undefined
    const task = { kind, leastSquares, residual, leverage, leftOut, spread: this.knownSpread }
    return (pass) => team.begin(task, pass)
  }

  get observed(): Float64Array {
    return this.figure('observed')
  }

  get fitted(): Float64Array {
    return this.figure('fitted', 'observed')
  }

  get standardized(): Float64Array {
    return this.figure('standardized')
  }

  get studentized(): Float64Array {
    return this.figure('studentized')
  }

  get cooksDistance(): Float64Array {
    return this.figure('cooksDistance', 'standardized')
  }

  get dffits(): Float64Array {
    return this.figure('dffits', 'studentized')
  }

  vector(name: MadeFigure): RowVector {
    const known = this.made.get(name)
    return known === undefined ? { length: this.residual.length, fill: this.fills[name] } : vectorOf(known)
  }

  deletion(i: number): Deletion {
    const { leastSquares, leftOut, deleted } = this.figured
    if (this.isRobust()) return { left: NaN, rss: NaN }
    const left = this.left(i)
    const whole = (): number => leastSquares.rss - this.scaled(i) ** 2
    return { left, rss: leftOut.get(i)?.rss ?? deleted?.[i] ?? whole() }
  }

  rowAt(i: number): number {
    return this.figured.design.rows.at(i) + 1
  }

  /** @param base the figure that it is made of, which is seldom wanted alone */
  private figure(name: MadeFigure, base?: MadeFigure): Float64Array {
    const known = this.made.get(name)
    if (known !== undefined) return known
    if (base !== undefined) this.figure(base)
    const { length } = this.residual
    const values = this.figured.allocate(length)
    this.fills[name](0, length, values)
    this.made.set(name, values)
    return values
  }

  /** Each writes rows [start, end). */
  private readonly fills: Readonly<Record<MadeFigure, RowVector['fill']>> = {
    observed: (start, end, target) => this.figured.design.fillResponse(start, end, target),
    fitted: (start, end, target) => {
      this.vector('observed').fill(start, end, target)
      for (let i = start; i < end; i++) target[i - start] -= this.residual[i]
    },
    standardized: (start, end, target) => {
      const sigma = this.sigma()
      this.fillScaled(start, end, target)
      for (let i = 0; i < end - start; i++) target[i] /= sigma
    },
    studentized: (start, end, target) => this.fillStudentized(start, end, target),
    cooksDistance: (start, end, target) => {
      const parameters = this.isRobust() ? NaN : effectiveDf(this.figured.leastSquares)
      this.vector('standardized').fill(start, end, target)
      for (let i = start; i < end; i++) {
        const own = target[i - start]
        target[i - start] = (own * own * (this.leverage[i] / this.left(i))) / parameters
      }
    },
    dffits: (start, end, target) => {
      if (this.isRobust()) {
        target.fill(NaN, 0, end - start)
        return
      }
      this.vector('studentized').fill(start, end, target)
      for (let i = start; i < end; i++) target[i - start] *= Math.sqrt(this.leverage[i] / this.left(i))
    },
  }

  private fillStudentized(start: number, end: number, target: Float64Array): void {
    const { leastSquares, leftOut, deleted } = this.figured
    if (this.isRobust()) {
      this.vector('standardized').fill(start, end, target)
      return
    }
    const { rss, dfResidual } = leastSquares
    const deletedDf = dfResidual > 1 ? dfResidual - 1 : NaN
    const studentize = (scaled: number, remaining: number): number => {
      const variance = remaining / deletedDf
      return variance > 0 ? scaled / Math.sqrt(variance) : NaN
    }
    this.fillScaled(start, end, target)
    for (let i = 0; i < end - start; i++) {
      const scaled = target[i]
      target[i] = studentize(scaled, deleted === null ? rss - scaled * scaled : deleted[start + i])
    }
    for (const [row, { rss: others }] of leftOut) {
      if (row >= start && row < end) target[row - start] = studentize(this.scaled(row), others)
    }
  }

  private isRobust(): boolean {
    return this.figured.leastSquares.robust !== undefined
  }

  /** σ̂; NaN where there is none. */
  private sigma(): number {
    const { rss, dfResidual, robust } = this.figured.leastSquares
    if (robust !== undefined) return robust.scale > 0 ? robust.scale : NaN
    return dfResidual > 0 && rss > 0 ? Math.sqrt(rss / dfResidual) : NaN
  }

  /** √w e / √(1 − h) of rows [start, end). */
  private fillScaled(start: number, end: number, target: Float64Array): void {
    const { residual, leverage, figured } = this
    if (figured.design.weights !== undefined || figured.leftOut.size > 0) {
      for (let i = start; i < end; i++) target[i - start] = this.scaled(i)
      return
    }
    for (let i = start; i < end; i++) {
      const left = 1 - leverage[i]
      target[i - start] = left > 0 ? residual[i] / Math.sqrt(left) : NaN
    }
  }

  /** √w e / √(1 − h). */
  private scaled(row: number): number {
    const { weights } = this.figured.design
    const weight = weights ? weights[row] : 1
    return (Math.sqrt(weight) * this.residual[row]) / Math.sqrt(this.left(row))
  }

  /** 1 − h; NaN where it is 0, and for a row that does not count. */
  private left(row: number): number {
    const { design, leftOut } = this.figured
    const share = (leftOut.size > 0 ? leftOut.get(row)?.left : undefined) ?? 1 - this.leverage[row]
    return share > 0 && (design.weights === undefined || design.weights[row] > 0) ? share : NaN
  }
}

function countedFromOne(rows: TableRows): Int32Array {
  const counted = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) counted[i] = rows.at(i) + 1
  return counted
}
