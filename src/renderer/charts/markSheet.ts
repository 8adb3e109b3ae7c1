import type { Chart, PointStyle } from 'chart.js'
import { drawPoint } from 'chart.js/helpers'
import { blendMark, markPixels, offsetsIn, type MarkPixels } from './blendMark'
import { isInChartArea } from './pointPlaces'

/** How a mark looks: its shape and colours, in the pixels of the page. */
export interface MarkLook {
  readonly pointStyle: PointStyle
  readonly radius: number
  /** In degrees. */
  readonly rotation: number
  readonly fill: string
  readonly border: string
  readonly borderWidth: number
}

interface Place {
  readonly x: number
  readonly y: number
}

/** Draws one mark as a path. */
export const drawMark = (
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  { pointStyle, radius, rotation, fill, border, borderWidth }: MarkLook,
  { x, y }: Place,
): void => {
  context.fillStyle = fill
  context.strokeStyle = border
  context.lineWidth = borderWidth
  drawPoint(context as CanvasRenderingContext2D, { pointStyle, radius, rotation, borderWidth }, x, y)
}

/** A mark is kept at so many places between two pixels each way: it stands where it belongs to an eighth of a pixel. */
const PHASES = 4
/** Half of the square that the largest mark needs, in the pixels of the page; so far marks reach beyond the chart area. */
const HALF = 16

const known = new Map<string, readonly MarkPixels[]>()

/** The pixels of a mark at each of its places between the pixels, row by row. */
const phasesOf = (look: MarkLook, ratio: number): readonly MarkPixels[] => {
  const key = JSON.stringify([look, ratio])
  const found = known.get(key) ?? drawPhases(look, ratio)
  known.set(key, found)
  return found
}

const drawPhases = (look: MarkLook, ratio: number): readonly MarkPixels[] => {
  const middle = Math.ceil(HALF * ratio)
  const width = 2 * middle + 1
  const context = new OffscreenCanvas(width, width).getContext('2d', { willReadFrequently: true })
  if (!context) return []
  return Array.from({ length: PHASES * PHASES }, (_, phase) => {
    context.reset()
    const [x, y] = [(phase % PHASES) / PHASES, Math.floor(phase / PHASES) / PHASES]
    context.setTransform(ratio, 0, 0, ratio, middle + x, middle + y)
    drawMark(context, look, { x: 0, y: 0 })
    const { data } = context.getImageData(0, 0, width, width)
    return markPixels(new Uint32Array(data.buffer), width, middle)
  })
}

/**
 * Marks of thousands of points, stamped into pixels and laid on the canvas at once. Where the processor draws, a canvas takes twenty times
 * as long for as many paths.
 */
export class MarkSheet {
  readonly #left: number
  readonly #top: number
  readonly #ratio: number
  readonly #image: ImageData
  readonly #pixels: Uint32Array

  constructor(private readonly chart: Chart) {
    const { left, top, width, height } = chart.chartArea
    this.#ratio = chart.currentDevicePixelRatio
    this.#left = Math.floor((left - HALF) * this.#ratio)
    this.#top = Math.floor((top - HALF) * this.#ratio)
    const [across, down] = [width, height].map((span) => Math.ceil((span + 2 * HALF) * this.#ratio) + 2)
    this.#image = new ImageData(across, down)
    this.#pixels = new Uint32Array(this.#image.data.buffer)
  }

  /** Stamps a mark at each of these places inside the chart area. */
  stamp(look: MarkLook, places: readonly Place[]): void {
    const { width } = this.#image
    const phases = phasesOf(look, this.#ratio).map((mark) => ({
      offsets: offsetsIn(width, mark),
      colors: mark.colors,
    }))
    for (const place of places) {
      if (!isInChartArea(this.chart, place)) continue
      const x = Math.round((place.x * this.#ratio - this.#left) * PHASES)
      const y = Math.round((place.y * this.#ratio - this.#top) * PHASES)
      const middle = Math.floor(y / PHASES) * width + Math.floor(x / PHASES)
      const mark = phases.at((y % PHASES) * PHASES + (x % PHASES))
      if (mark) blendMark(this.#pixels, middle, mark)
    }
  }

  /** Lays the marks on the canvas of the chart, or on one of its size. */
  paint(context: CanvasRenderingContext2D): void {
    const { width, height } = this.#image
    const canvas = new OffscreenCanvas(width, height)
    canvas.getContext('2d', { willReadFrequently: true })?.putImageData(this.#image, 0, 0)
    context.save()
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.drawImage(canvas, this.#left, this.#top)
    context.restore()
  }
}
