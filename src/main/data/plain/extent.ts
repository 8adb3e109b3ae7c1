/** What has been met of a column's numbers. */
export class Extent {
  private largest = 0
  private hasMissing = false

  add(value: number): void {
    const size = Math.abs(value)
    if (size <= this.largest) return
    if (Number.isNaN(size)) this.hasMissing = true
    else this.largest = size
  }

  addAll(values: Float64Array, count: number): void {
    for (let i = 0; i < count; i++) this.add(values[i])
  }

  /** The largest magnitude; null where a number is missing. */
  get magnitude(): number | null {
    return this.hasMissing ? null : this.largest
  }
}
