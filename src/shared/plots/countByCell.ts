import type { BinnedDensity } from './binnedDensity'
import { binAxis, BinFinder, X_BINS, Y_BINS } from './binnedDensity'
import type { PointReach } from './pointReach'
import type { PointSource } from './pointSource'
import { seededOrder } from './seededOrder'
import { StratifiedSample } from './stratifiedSample'

/** The sample is drawn from blocks of 4 × 4 cells, so many points from each. */
const BLOCK = 4
export const BLOCK_POINTS = 8
const BLOCKS_ACROSS = X_BINS / BLOCK
export const BLOCKS = (BLOCKS_ACROSS * Y_BINS) / BLOCK
const columnBlock = Uint16Array.from({ length: X_BINS }, (_, column) => Math.floor(column / BLOCK))
const rowBlock = Uint16Array.from({ length: Y_BINS }, (_, row) => BLOCKS_ACROSS * Math.floor(row / BLOCK))

interface CountingOptions {
  readonly reach: PointReach
  /** Points that are not for the sample, because they are drawn anyhow. */
  readonly isDrawn: Uint8Array
  readonly seed: number
}

/** One pass over the points: all of them counted by cell, and a sample with equally many from each block of cells. */
export function countByCell(
  { x, y, rows }: PointSource,
  { reach, isDrawn, seed }: CountingOptions,
): { readonly density: BinnedDensity; readonly sample: readonly number[] } {
  const xAxis = binAxis(x[reach.x.lowest], x[reach.x.highest], X_BINS)
  const yAxis = binAxis(y[reach.y.lowest], y[reach.y.highest], Y_BINS)
  const across = new BinFinder(xAxis)
  const up = new BinFinder(yAxis)
  const counts = new Uint32Array(xAxis.bins * yAxis.bins)
  const sample = new StratifiedSample(BLOCKS, BLOCK_POINTS, seed)
  const { key, limits } = sample
  const bins = xAxis.bins
  for (let i = 0; i < x.length; i++) {
    const left = x[i]
    const height = y[i]
    if (!Number.isFinite(left) || !Number.isFinite(height)) continue
    const column = across.binOf(left)
    const row = up.binOf(height)
    counts[row * bins + column]++
    if (isDrawn[i] !== 0) continue
    // Of millions next to none is drawn: what comes after the last that is goes no further.
    const order = seededOrder(rows[i], key)
    const block = rowBlock[row] + columnBlock[column]
    if (order < limits[block]) sample.take(block, order, i)
  }
  return { density: { x: xAxis, y: yAxis, counts }, sample: sample.indices() }
}
