import type { ColumnBlock } from './columnBlock'

type Numbers = Pick<ColumnBlock, 'values' | 'multiples' | 'products'>

/** A block of columns in plain TypeScript. */
export function scalarColumns(length: number): ColumnBlock {
  const block = {
    values: new Float64Array(length),
    multiples: new Float64Array(4),
    products: new Float64Array(4),
  }
  return {
    ...block,
    reflect: (...pass) => reflectScalar(block, ...pass),
    multiply: (...pass) => multiplyScalar(block, ...pass),
    subtract: (...pass) => subtractScalar(block, ...pass),
  }
}

/** `ColumnBlock.subtract`, bit for bit what WebAssembly makes of it. */
export function subtractScalar(
  { values, multiples }: Numbers,
  width: number,
  source: number,
  first: number,
  rows: number,
): void {
  const u = source * rows
  for (let k = 0; k < width; k++) {
    const multiple = multiples[k]
    const column = (first + k) * rows
    for (let i = 0; i < rows; i++) values[column + i] -= multiple * values[u + i]
  }
}

/** `ColumnBlock.reflect`, bit for bit what WebAssembly makes of it. */
export function reflectScalar(
  block: Numbers,
  width: number,
  source: number,
  next: number,
  first: number,
  rows: number,
): void {
  subtractScalar(block, width, source, first, rows)
  multiplyScalar(block, width, next, first, rows)
}

/** `ColumnBlock.multiply`, bit for bit what WebAssembly makes of it. */
export function multiplyScalar(
  { values, products }: Numbers,
  width: number,
  next: number,
  first: number,
  rows: number,
): void {
  const v = next * rows
  for (let k = 0; k < width; k++) {
    const column = (first + k) * rows
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
