import type { AppError } from '../outcome/appError'
import type { Evaluator } from './evaluator'

interface NumberSource {
  readonly label: string
  readonly width: number
  readonly fill: Evaluator['fill']
}

const BLOCK_ROWS = 4096

/** The error that names the first variable with infinite values in a used row, where, and how many; null without one. */
export function firstInfinity(rows: Int32Array, sources: readonly NumberSource[]): AppError | null {
  for (const source of sources) {
    const found = infinities(rows, source)
    if (found.count > 0) return { code: 'values-infinite', name: source.label, ...found }
  }
  return null
}

function infinities(rows: Int32Array, { width, fill }: NumberSource): { row: number; count: number } {
  const values = new Float64Array(BLOCK_ROWS * width)
  let row = 0
  let count = 0
  for (let start = 0; start < rows.length; start += BLOCK_ROWS) {
    const end = Math.min(rows.length, start + BLOCK_ROWS)
    fill({ rows, start, end }, values)
    const size = end - start
    for (let i = 0; i < size * width; i++) {
      if (values[i] !== Infinity && values[i] !== -Infinity) continue
      if (count++ === 0) row = rows[start + (i % size)] + 1
    }
  }
  return { row, count }
}
