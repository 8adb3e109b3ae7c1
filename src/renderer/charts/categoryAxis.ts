import type { ChartOptions, Scale } from 'chart.js'

/** Names longer than this would run into each other. */
const LONGEST = 14
/** Names that are written at most. */
const MOST = 12

const nameOf = (text: string): string => {
  const letters = [...text]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : text
}

type Scales = ChartOptions<'scatter'>['scales']

/** The x axis of categories: names instead of the numbers 0, 1, 2 …; of many, every so many. */
export const categoryAxis = (scales: Scales, categories: readonly string[]): Scales => {
  const step = Math.ceil(categories.length / MOST)
  return {
    ...scales,
    x: {
      ...scales?.x,
      afterBuildTicks: (scale: Scale): void => {
        scale.ticks = [...categories.keys()]
          .filter((code) => code % step === 0 && code >= scale.min && code <= scale.max)
          .map((value) => ({ value }))
      },
      ticks: {
        ...scales?.x?.ticks,
        callback: (value: number | string) => nameOf(categories[Number(value)] ?? ''),
      },
    },
  }
}
