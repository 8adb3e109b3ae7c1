import { effectiveDf } from '../estimators/effectiveDf'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { TableRows } from '../formula/tableRows'
import type { LeftOut } from './leaveOneOut'
import { isPerfectFit } from './perfectFit'
import type { RowDiagnostics } from './rowDiagnostics'

export interface FiguredRows extends Pick<RowDiagnostics, 'residual' | 'leverage'> {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  /** The rows for which the formulas would cancel. */
  readonly leftOut: ReadonlyMap<number, LeftOut>
  /** Σ w e² without each row where the formula of least squares, RSS − w e² / (1 − h), does not hold. */
  readonly deleted: Float64Array | null
  readonly allocate: (length: number) => Float64Array
}

type Figure = 'observed' | 'fitted' | 'standardized' | 'studentized' | 'cooksDistance' | 'dffits'

/** The figures of every row, each made for all rows when it is first asked for: a fit of millions of rows seldom needs them all. */
export class RowFigures implements RowDiagnostics {
  readonly residual: Float64Array
  readonly leverage: Float64Array
  private readonly made = new Map<Figure, Float64Array>()
  private counted: Int32Array | null = null
  private isPerfect: boolean | null = null

  constructor(private readonly figured: FiguredRows) {
    this.residual = figured.residual
    this.leverage = figured.leverage
  }

  get rows(): Int32Array {
    this.counted ??= countedFromOne(this.figured.design.rows)
    return this.counted
  }

  get perfect(): boolean {
    this.isPerfect ??= isPerfectFit(this)
    return this.isPerfect
  }

  get observed(): Float64Array {
    return this.figure('observed', (values) => {
      this.figured.design.fillResponse(0, values.length, values)
    })
  }

  get fitted(): Float64Array {
    const { observed, residual } = this
    return this.figure('fitted', (values) => {
      for (let i = 0; i < values.length; i++) values[i] = observed[i] - residual[i]
    })
  }

  get standardized(): Float64Array {
    const { rss, dfResidual } = this.figured.leastSquares
    const sigma = dfResidual > 0 && rss > 0 ? Math.sqrt(rss / dfResidual) : NaN
    return this.figure('standardized', (values) => {
      for (let i = 0; i < values.length; i++) values[i] = this.scaled(i) / sigma
    })
  }

  get studentized(): Float64Array {
    const { leastSquares, leftOut, deleted } = this.figured
    const { rss, dfResidual } = leastSquares
    const deletedDf = dfResidual > 1 ? dfResidual - 1 : NaN
    const studentize = (scaled: number, remaining: number): number => {
      const variance = remaining / deletedDf
      return variance > 0 ? scaled / Math.sqrt(variance) : NaN
    }
    return this.figure('studentized', (values) => {
      for (let i = 0; i < values.length; i++) {
        const scaled = this.scaled(i)
        values[i] = studentize(scaled, deleted === null ? rss - scaled * scaled : deleted[i])
      }
      for (const [row, { rss: others }] of leftOut) values[row] = studentize(this.scaled(row), others)
    })
  }

  get cooksDistance(): Float64Array {
    const { standardized, leverage } = this
    const parameters = effectiveDf(this.figured.leastSquares)
    return this.figure('cooksDistance', (values) => {
      for (let i = 0; i < values.length; i++) {
        values[i] = (standardized[i] * standardized[i] * (leverage[i] / this.left(i))) / parameters
      }
    })
  }

  get dffits(): Float64Array {
    const { studentized, leverage } = this
    return this.figure('dffits', (values) => {
      for (let i = 0; i < values.length; i++) {
        values[i] = studentized[i] * Math.sqrt(leverage[i] / this.left(i))
      }
    })
  }

  private figure(name: Figure, fill: (values: Float64Array) => void): Float64Array {
    const known = this.made.get(name)
    if (known !== undefined) return known
    const values = this.figured.allocate(this.residual.length)
    fill(values)
    this.made.set(name, values)
    return values
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
