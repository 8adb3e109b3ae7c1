import type { ChartOptions, Scale } from 'chart.js'
import { logTicks, niceTicks } from '@shared/plots/ticks'
import { formatPowerOfTen } from '../format/numbers'
import type { ChartTokens } from './chartTokens'
import { faint } from './faint'

export interface AxisRange {
  readonly min?: number
  readonly max?: number
}

export interface AxesInput {
  readonly tokens: ChartTokens
  readonly xLabel: string
  readonly yLabel: string
  readonly x?: AxisRange
  readonly y?: AxisRange
  /** Pixels above the chart area. @default 10 */
  readonly top?: number
  /** @default 'linear' */
  readonly xScale?: 'linear' | 'logarithmic'
  /** @default 'linear' */
  readonly yScale?: 'linear' | 'logarithmic'
}

/** Intervals between the powers of ten that an axis names. */
const POWERS = 6

const powerTick = (value: number | string): string => {
  const exponent = Math.log10(Number(value))
  return Math.abs(exponent - Math.round(exponent)) < 1e-9 ? formatPowerOfTen(Math.round(exponent)) : ''
}

/** Evenly spread powers of ten; a range without two of them keeps the library's own ticks. */
const spreadPowers = (scale: Scale): void => {
  const powers = logTicks(scale.min, scale.max, POWERS)
  if (powers.length >= 2) scale.ticks = powers.map((value) => ({ value }))
}

/** Room for one tick and its number, in pixels. */
const TICK_WIDTH = 78
const TICK_HEIGHT = 30
const MOST_TICKS = 8

/** Round ticks, as many as there is room for. */
const spreadTicks = (scale: Scale): void => {
  const room = scale.isHorizontal() ? scale.maxWidth / TICK_WIDTH : scale.maxHeight / TICK_HEIGHT
  for (let count = Math.min(MOST_TICKS, Math.max(2, Math.round(room))); count >= 2; count--) {
    const { values } = niceTicks(scale.min, scale.max, count)
    if (values.length - 1 > room && count > 2) continue
    if (values.length >= 2) scale.ticks = values.map((value) => ({ value }))
    return
  }
}

const axis = ({ tokens, ...input }: AxesInput, direction: 'x' | 'y') => {
  const scale = direction === 'x' ? input.xScale : input.yScale
  const range = direction === 'x' ? input.x : input.y
  const title = direction === 'x' ? input.xLabel : input.yLabel
  return {
    type: scale ?? 'linear',
    ...range,
    afterBuildTicks: scale === 'logarithmic' ? spreadPowers : spreadTicks,
    border: { display: false },
    grid: { color: direction === 'y' ? tokens.border : 'transparent', drawTicks: false },
    ticks: {
      color: tokens['text-3'],
      padding: 6,
      font: { size: 11, family: tokens['font-ui'] },
      maxRotation: 0,
      autoSkipPadding: 14,
      maxTicksLimit: 20,
      ...(scale === 'logarithmic' ? { callback: powerTick } : {}),
    },
    title: {
      display: title !== '',
      text: title,
      color: tokens['text-3'],
      padding: direction === 'x' ? { top: -2, bottom: 0 } : 2,
      font: { size: 11, family: tokens['font-ui'] },
    },
  }
}

/** Options that all charts share: calm axes, wheel and drag to zoom, no animation, events handled outside. */
export const chartOptions = (input: AxesInput): ChartOptions<'scatter'> => ({
  animation: false,
  responsive: true,
  maintainAspectRatio: false,
  parsing: false,
  normalized: true,
  events: [],
  layout: { padding: { top: input.top ?? 10, right: 14, bottom: 2, left: 2 } },
  scales: { x: axis(input, 'x'), y: axis(input, 'y') },
  plugins: {
    zoom: {
      limits: {
        x: { min: 'original', max: 'original' },
        y: { min: 'original', max: 'original' },
      },
      zoom: {
        mode: 'xy',
        wheel: { enabled: true, speed: 0.08 },
        drag: {
          enabled: true,
          threshold: 8,
          backgroundColor: faint(input.tokens.accent, 0.15),
          borderColor: input.tokens.accent,
          borderWidth: 1,
        },
      },
      pan: { enabled: true, mode: 'xy', modifierKey: 'shift' },
    },
    annotation: { annotations: {} },
  },
})
