import type { BinnedDensity } from './binnedDensity'
import { binAxis, BinFinder, X_BINS, Y_BINS } from './binnedDensity'
import type { PointReach } from './pointReach'
import type { PointSource } from './pointSource'
import { StratifiedSample } from './stratifiedSample'

/** The sample is drawn from blocks of 4 × 4 cells, so many points from each. */
const BLOCK = 4
export const BLOCK_POINTS = 8
const BLOCKS_ACROSS = X_BINS / BLOCK
export const BLOCKS = (BLOCKS_ACROSS * Y_BINS) / BLOCK

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
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue
    const column = across.binOf(x[i])
    const row = up.binOf(y[i])
    counts[row * xAxis.bins + column]++
    if (isDrawn[i] !== 0) continue
    sample.offer(Math.floor(row / BLOCK) * BLOCKS_ACROSS + Math.floor(column / BLOCK), rows[i], i)
  }
  return { density: { x: xAxis, y: yAxis, counts }, sample: sample.indices() }
}
