import type { ColumnBlock } from './columnBlock'

/** A block of columns in plain TypeScript. */
export function scalarColumns(length: number): ColumnBlock {
  const block = {
    values: new Float64Array(length),
    multiples: new Float64Array(4),
    products: new Float64Array(4),
  }
  return { ...block, reflect: (...pass) => reflectScalar(block, ...pass) }
}

/** `ColumnBlock.reflect`, bit for bit what WebAssembly makes of it. */
export function reflectScalar(
  { values, multiples, products }: Omit<ColumnBlock, 'reflect'>,
  width: number,
  source: number,
  next: number,
  first: number,
  rows: number,
): void {
  const u = source * rows
  const v = next * rows
  for (let k = 0; k < width; k++) {
    const multiple = multiples[k]
    const column = (first + k) * rows
    for (let i = 0; i < rows; i++) values[column + i] -= multiple * values[u + i]
    let even = 0
    let odd = 0
    let i = 0
    for (; i + 1 < rows; i += 2) {
      even += values[column + i] * values[v + i]
      odd += values[column + i + 1] * values[v + i + 1]
    }
    if (i < rows) even += values[column + i] * values[v + i]
    products[k] = even + odd
  }
}
