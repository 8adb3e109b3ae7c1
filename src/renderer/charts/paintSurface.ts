import type { Chart } from 'chart.js'
import type { PlaneQuadratic } from '@shared/plots/contourEllipses'
import type { ContourPieces } from '@shared/plots/contourLines'
import type { ChartTokens } from './chartTokens'
import type { ComparedPath } from './comparedRun'

/** Where something goes, in the units of the axes. */
interface Way {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}

/** What is painted on, and with. */
export interface SurfaceBrush {
  readonly context: CanvasRenderingContext2D
  readonly chart: Chart
  readonly tokens: ChartTokens
}

export interface SurfaceMarks {
  /** Where the loss is least, and what that is called; null where it has no least value. */
  readonly target: { readonly text: string; readonly at: PlaneQuadratic['optimum'] } | null
  readonly startText: string
  readonly path: Way
  /** The step that is marked. */
  readonly step: number
}

const DOTS = 60
/** Dots that mark the first steps one by one; the others are spread over the rest. */
const FIRST_DOTS = 12
/** Between a mark and its name. */
const GAP = 10
/** Pixels beyond which a canvas draws nothing that could be seen. */
const FARTHEST = 1e6

/** The lines of equal loss: ellipses, filled one over the other, and those that are traced piece by piece. */
export function paintContours(
  brush: SurfaceBrush,
  ellipses: readonly Way[],
  lines: readonly ContourPieces[],
): void {
  const { context, tokens } = brush
  context.strokeStyle = tokens['border-strong']
  context.lineWidth = 1
  for (const pieces of lines) {
    tracePieces(brush, pieces)
    context.stroke()
  }
  context.fillStyle = tokens.band
  for (const ellipse of ellipses) {
    traceWay(brush, ellipse, ellipse.x.length)
    context.globalAlpha = 0.45
    context.fill()
    context.globalAlpha = 1
    context.stroke()
  }
}

/** The ways of runs to compare with. */
export function paintOthers(brush: SurfaceBrush, others: readonly ComparedPath[]): void {
  const { context, tokens } = brush
  context.lineWidth = 1.6
  for (const other of others) {
    context.strokeStyle = tokens[other.color]
    context.setLineDash([...other.dash])
    traceWay(brush, other, other.x.length)
    context.stroke()
  }
  context.setLineDash([])
}

/** The way of the run up to a step, with dots for its steps. */
export function paintWay(brush: SurfaceBrush, path: Way, until: number): void {
  const { context, chart, tokens } = brush
  const { x, y } = chart.scales
  const count = Math.min(until + 1, path.x.length)
  context.strokeStyle = tokens.outlier
  context.fillStyle = tokens.outlier
  context.lineWidth = 1.6
  traceWay(brush, path, count)
  context.stroke()
  for (let dot = 0; dot < DOTS; dot++) {
    const index = stepOfDot(dot, count)
    if (index >= count) break
    context.beginPath()
    context.arc(x.getPixelForValue(path.x[index]), y.getPixelForValue(path.y[index]), 2.4, 0, 2 * Math.PI)
    context.fill()
  }
}

const stepOfDot = (dot: number, count: number): number =>
  dot < FIRST_DOTS
    ? dot
    : FIRST_DOTS + Math.round(((dot - FIRST_DOTS) / (DOTS - FIRST_DOTS)) * (count - FIRST_DOTS))

/** The minimum, the start and the current step. */
export function paintMarks(brush: SurfaceBrush, { target, startText, path, step }: SurfaceMarks): void {
  const { context, chart, tokens } = brush
  const { x, y } = chart.scales
  context.font = `11px ${tokens['font-ui']}`
  context.fillStyle = tokens.text
  if (target !== null) paintTarget(brush, target)
  const start = { x: x.getPixelForValue(path.x[0]), y: y.getPixelForValue(path.y[0]) - 8 }
  writeBeside(brush, { text: startText, ...start })
  paintDot(brush, [path.x[0], path.y[0]], tokens.surface)
  const current = Math.min(step, path.x.length - 1)
  paintDot(brush, [path.x[current], path.y[current]], tokens.selection)
}

function paintTarget(brush: SurfaceBrush, { text, at }: NonNullable<SurfaceMarks['target']>): void {
  const { context, chart, tokens } = brush
  const [x, y] = [chart.scales.x.getPixelForValue(at[0]), chart.scales.y.getPixelForValue(at[1])]
  context.strokeStyle = tokens['closed-form']
  context.lineWidth = 2
  context.beginPath()
  context.moveTo(x - 6, y)
  context.lineTo(x + 6, y)
  context.moveTo(x, y - 6)
  context.lineTo(x, y + 6)
  context.stroke()
  writeBeside(brush, { text, x, y: y + 15 })
}

/** To the right of a mark, or to its left where the picture ends. */
function writeBeside(
  { context, chart }: SurfaceBrush,
  label: { readonly text: string; readonly x: number; readonly y: number },
): void {
  const fits = label.x + GAP + context.measureText(label.text).width <= chart.chartArea.right
  context.textAlign = fits ? 'left' : 'right'
  context.fillText(label.text, label.x + (fits ? GAP : -GAP), label.y)
  context.textAlign = 'left'
}

function paintDot(
  { context, chart, tokens }: SurfaceBrush,
  at: readonly [x: number, y: number],
  fill: string,
): void {
  const [x, y] = [chart.scales.x.getPixelForValue(at[0]), chart.scales.y.getPixelForValue(at[1])]
  if (!isNear(x, y)) return
  context.beginPath()
  context.arc(x, y, 5, 0, 2 * Math.PI)
  context.fillStyle = fill
  context.strokeStyle = tokens.outlier
  context.lineWidth = 2.5
  context.fill()
  context.stroke()
}

const isNear = (x: number, y: number): boolean => Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST

/** As far as it can be drawn: a run that diverges leaves every picture. */
function traceWay({ context, chart }: SurfaceBrush, way: Way, count: number): void {
  context.beginPath()
  for (let index = 0; index < count; index++) {
    const x = chart.scales.x.getPixelForValue(way.x[index])
    const y = chart.scales.y.getPixelForValue(way.y[index])
    if (!isNear(x, y)) break
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
}

function tracePieces({ context, chart }: SurfaceBrush, pieces: ContourPieces): void {
  const { x, y } = chart.scales
  context.beginPath()
  for (let at = 0; at < pieces.length; at += 4) {
    context.moveTo(x.getPixelForValue(pieces[at]), y.getPixelForValue(pieces[at + 1]))
    context.lineTo(x.getPixelForValue(pieces[at + 2]), y.getPixelForValue(pieces[at + 3]))
  }
}
