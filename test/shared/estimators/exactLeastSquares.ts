/**
 * Least squares without any rounding: every double is a whole number times a power of two, so the normal equations
 * XᵀWX β = XᵀWy of doubles hold between whole numbers, and elimination without fractions (Bareiss 1968) solves them exactly.
 */
export interface ExactInput {
  /** The columns of X; numbers, or exact numbers where they are computed. */
  readonly columns: readonly (readonly Exact[])[]
  readonly response: readonly number[]
  readonly weights?: readonly number[]
}

/** value = numerator / 2^scale. */
export interface Exact {
  readonly numerator: bigint
  readonly scale: number
}

export interface ExactSolution {
  /** β, correctly rounded but for the last bit. */
  readonly coefficients: readonly number[]
  readonly standardErrors: readonly number[]
  readonly rss: number
}

const word = new DataView(new ArrayBuffer(8))

/** A finite double as it is. */
export function exact(value: number): Exact {
  word.setFloat64(0, value)
  const bits = word.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const magnitude = exponent === 0 ? fraction : fraction | 0x10000000000000n
  return { numerator: value < 0 ? -magnitude : magnitude, scale: 1074 - Math.max(0, exponent - 1) }
}

const timesExact = (a: Exact, b: Exact): Exact => ({
  numerator: a.numerator * b.numerator,
  scale: a.scale + b.scale,
})

/** x, x², …, x^degree. */
export function exactPowers(x: readonly number[], degree: number): Exact[][] {
  const columns = [x.map(exact)]
  for (let k = 1; k < degree; k++)
    columns.push(columns[k - 1].map((power, i) => timesExact(power, exact(x[i]))))
  return columns
}

/** The solution of a problem of full rank; null where the columns depend on each other. */
export function exactLeastSquares({ columns, response, weights }: ExactInput): ExactSolution | null {
  const own = columns.map(toWhole)
  const y = toWhole(response.map(exact))
  const w = toWhole((weights ?? response.map(() => 1)).map(exact))
  const all = [...own, y]
  const products = all.map((a) => all.map((b) => sumOfProducts(w.values, a.values, b.values)))
  const p = columns.length
  const solved = solveWhole(
    products.slice(0, p).map((row, i) => [...row, ...unit(p, i)].flatMap((entry) => entry)),
    p,
  )
  if (solved === null) return null
  const { determinant, right } = solved
  // rss · determinant = yᵀWy · determinant − Σ (XᵀWy)ⱼ · (βⱼ determinant)
  const explained = right.reduce((sum, row, j) => sum + row[0] * products[j][p], 0n)
  const residual = products[p][p] * determinant - explained
  const df = response.filter((_, i) => w.values[i] !== 0n).length - p
  const rss = quotient(residual, determinant, -w.scale - 2 * y.scale)
  return {
    coefficients: right.map((row, j) => quotient(row[0], determinant, own[j].scale - y.scale)),
    standardErrors: right.map((row, j) =>
      rootOfQuotient(residual * row[1 + j], determinant * determinant * BigInt(df), own[j].scale - y.scale),
    ),
    rss,
  }
}

interface Whole {
  readonly values: readonly bigint[]
  /** Power of two that the numbers were multiplied by. */
  readonly scale: number
}

function toWhole(column: readonly Exact[]): Whole {
  const scale = column.reduce(
    (most, { numerator, scale }) => (numerator === 0n ? most : Math.max(most, scale)),
    0,
  )
  const values = column.map((value) =>
    value.numerator === 0n ? 0n : value.numerator << BigInt(scale - value.scale),
  )
  return { values, scale }
}

function sumOfProducts(w: readonly bigint[], a: readonly bigint[], b: readonly bigint[]): bigint {
  return a.reduce((sum, value, i) => sum + w[i] * value * b[i], 0n)
}

const unit = (order: number, at: number): bigint[] =>
  Array.from({ length: order }, (_, i) => (i === at ? 1n : 0n))

/** Solves A X = B for the rows [A | B] by Gauss–Jordan elimination without fractions; X is `right` / `determinant`. */
function solveWhole(
  rows: bigint[][],
  order: number,
): { readonly determinant: bigint; readonly right: readonly (readonly bigint[])[] } | null {
  let divisor = 1n
  for (let k = 0; k < order; k++) {
    if (rows[k][k] === 0n) return null
    for (let i = 0; i < order; i++) {
      if (i === k) continue
      const factor = rows[i][k]
      rows[i] = rows[i].map((entry, j) => (rows[k][k] * entry - factor * rows[k][j]) / divisor)
    }
    divisor = rows[k][k]
  }
  return { determinant: divisor, right: rows.map((row) => row.slice(order)) }
}

/** numerator / denominator · 2^power as a double. */
function quotient(numerator: bigint, denominator: bigint, power: number): number {
  if (numerator === 0n) return 0
  const negative = numerator < 0n !== denominator < 0n
  const [a, b] = [magnitude(numerator), magnitude(denominator)]
  const shift = bitLength(b) - bitLength(a) + 64
  const digits = shift >= 0 ? (a << BigInt(shift)) / b : a / (b << BigInt(-shift))
  const value = scaled(Number(digits), power - shift)
  return negative ? -value : value
}

/** √(numerator / denominator) · 2^power. */
function rootOfQuotient(numerator: bigint, denominator: bigint, power: number): number {
  if (numerator === 0n) return 0
  const [a, b] = [magnitude(numerator), magnitude(denominator)]
  let shift = bitLength(b) - bitLength(a) + 70
  if (shift % 2 !== 0) shift++
  const digits = shift >= 0 ? (a << BigInt(shift)) / b : a / (b << BigInt(-shift))
  return scaled(Math.sqrt(Number(digits)), power - shift / 2)
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)
const bitLength = (value: bigint): number => value.toString(16).length * 4

function scaled(value: number, power: number): number {
  let result = value
  let rest = power
  for (; rest > 1000; rest -= 1000) result *= 2 ** 1000
  for (; rest < -1000; rest += 1000) result *= 2 ** -1000
  return result * 2 ** rest
}
