/** More shades than this cannot be told apart beside a legend. */
const MOST_CLASSES = 6

/** 1, 2, 5, 10, 20, 50, 100 … */
const roundNumber = (k: number): number => [1, 2, 5][k % 3] * 10 ** Math.floor(k / 3)

/**
 * The least count of each class of shade, from 1 up to at most the highest count: round numbers, as evenly spaced on a
 * logarithmic scale as those are, because counts differ by powers of ten.
 */
export function densityClasses(highest: number): readonly number[] {
  for (let step = 1; ; step++) {
    const bounds: number[] = []
    for (let k = 0; roundNumber(k) <= highest; k += step) bounds.push(roundNumber(k))
    if (bounds.length <= MOST_CLASSES) return bounds
  }
}

/** Which class a count belongs to; −1 of nothing. */
export function densityClass(classes: readonly number[], count: number): number {
  let index = classes.length - 1
  while (index >= 0 && classes[index] > count) index--
  return index
}

const FAINTEST = 0.14
const STRONGEST = 0.86

/** How opaque a class is painted, from faint to strong. */
export function classOpacity(classes: readonly number[], index: number): number {
  const share = classes.length > 1 ? index / (classes.length - 1) : 0.5
  return FAINTEST + share * (STRONGEST - FAINTEST)
}
