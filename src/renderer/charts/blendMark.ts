/** The pixels that a mark covers, and nothing of what it leaves free. Colours are bytes of red, green, blue and opacity in one word. */
export interface MarkPixels {
  /** Of each pixel, from the one in which the mark's middle lies. */
  readonly right: Int16Array
  readonly down: Int16Array
  readonly colors: Uint32Array
}

const OPACITY = 24
const OPAQUE = 0xff

/** The pixels of a square picture of a mark whose middle lies in the pixel (middle, middle). */
export const markPixels = (picture: Uint32Array, width: number, middle: number): MarkPixels => {
  const covered = Array.from(picture.keys()).filter((pixel) => picture[pixel] >>> OPACITY > 0)
  return {
    right: Int16Array.from(covered, (pixel) => (pixel % width) - middle),
    down: Int16Array.from(covered, (pixel) => Math.floor(pixel / width) - middle),
    colors: Uint32Array.from(covered, (pixel) => picture[pixel]),
  }
}

/** Where a mark's pixels lie in a picture of this width, from its middle. */
export const offsetsIn = (width: number, { right, down }: MarkPixels): Int32Array =>
  Int32Array.from(right, (column, pixel) => down[pixel] * width + column)

/** Lays the pixels of a mark over a picture around this pixel of it ("source over"). */
export const blendMark = (
  picture: Uint32Array,
  middle: number,
  { offsets, colors }: { readonly offsets: Int32Array; readonly colors: Uint32Array },
): void => {
  for (let k = 0; k < colors.length; k++) {
    const at = middle + offsets[k]
    const over = colors[k]
    const under = picture[at]
    picture[at] = over >>> OPACITY === OPAQUE || under === 0 ? over : blend(over, under)
  }
}

/** α = αₛ + αₜ(1 − αₛ), c = (cₛαₛ + cₜαₜ(1 − αₛ)) / α. */
const blend = (over: number, under: number): number => {
  const top = over >>> OPACITY
  const bottom = ((under >>> OPACITY) * (OPAQUE - top)) / OPAQUE
  const both = top + bottom
  const channel = (shift: number): number => {
    const mixed = (((over >>> shift) & OPAQUE) * top + ((under >>> shift) & OPAQUE) * bottom) / both
    return Math.floor(mixed + 0.5) << shift
  }
  return (channel(0) | channel(8) | channel(16) | (Math.floor(both + 0.5) << OPACITY)) >>> 0
}
