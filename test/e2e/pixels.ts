import { readFileSync } from 'node:fs'
import { PNG, type PNGWithMetadata } from 'pngjs'

/** A part of a picture, in its own pixels from the top left. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export interface PixelCountOptions {
  /** Where to look. @default the whole picture */
  rectangle?: Rectangle
  /** How far a pixel's red, green and blue may each be from the colour's. @default 24 */
  tolerance?: number
}

/** A screenshot: its path, its bytes, or the picture decoded already. */
export type Screenshot = string | Buffer | PNGWithMetadata

/** Decodes a screenshot. */
export function readPicture(source: Screenshot): PNGWithMetadata {
  if (typeof source === 'string') return PNG.sync.read(readFileSync(source))
  return Buffer.isBuffer(source) ? PNG.sync.read(source) : source
}

/**
 * Counts the pixels near a colour: proof that a chart drew its points or its line.
 *
 * @param colour `#rrggbb`
 */
export function countPixels(screenshot: Screenshot, colour: string, options: PixelCountOptions = {}): number {
  const picture = readPicture(screenshot)
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height }
  const { rectangle = whole, tolerance = 24 } = options
  const wanted = [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16))
  const right = Math.min(picture.width, Math.ceil(rectangle.x + rectangle.width))
  const bottom = Math.min(picture.height, Math.ceil(rectangle.y + rectangle.height))

  let count = 0
  for (let y = Math.max(0, Math.floor(rectangle.y)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(rectangle.x)); x < right; x++) {
      const at = 4 * (y * picture.width + x)
      const near = wanted.every((value, channel) => Math.abs(picture.data[at + channel] - value) <= tolerance)
      if (near) count++
    }
  }
  return count
}

/** How many different colours a picture holds, a blank one having one. */
export function countColours(screenshot: Screenshot): number {
  const picture = readPicture(screenshot)
  const words = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.width * picture.height)
  return new Set(words).size
}
