/** A vector as a sum of others and a rest orthogonal to them. */
export interface Projection {
  readonly shares: Float64Array
  readonly rest: Float64Array
}

/**
 * Independent vectors with the orthonormal basis that Gram–Schmidt makes of them (twice, for full accuracy), which is kept as they come
 * and go: adding one costs as much as a projection, and taking one out that of those behind it.
 */
export class GrowingBasis {
  private vectors: Float64Array[] = []
  private readonly directions: Float64Array[] = []
  /** Column k: the k-th vector in the basis, its own length last. */
  private readonly columns: Float64Array[] = []

  add(vector: Float64Array): void {
    const { effects, rest } = this.split(vector)
    const length = Math.hypot(...rest)
    this.vectors.push(vector)
    this.directions.push(rest.map((value) => value / length))
    this.columns.push(Float64Array.of(...effects, length))
  }

  takeOut(position: number): void {
    const behind = this.vectors.slice(position + 1)
    this.vectors = this.vectors.slice(0, position)
    this.directions.length = position
    this.columns.length = position
    for (const vector of behind) this.add(vector)
  }

  project(vector: Float64Array): Projection {
    const { effects: shares, rest } = this.split(vector)
    for (let k = shares.length - 1; k >= 0; k--) {
      const column = this.columns[k]
      shares[k] /= column[k]
      for (let i = 0; i < k; i++) shares[i] -= shares[k] * column[i]
    }
    return { shares, rest }
  }

  private split(vector: Float64Array): { readonly effects: Float64Array; readonly rest: Float64Array } {
    const effects = new Float64Array(this.directions.length)
    const rest = vector.slice()
    for (let pass = 0; pass < 2; pass++) {
      this.directions.forEach((direction, k) => {
        const part = dotProduct(direction, rest)
        effects[k] += part
        for (let i = 0; i < rest.length; i++) rest[i] -= part * direction[i]
      })
    }
    return { effects, rest }
  }
}

export function dotProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
