/** Height of a figure in proportion to its width: the SVGs have 640 × 400 units. */
const PROPORTION = 400 / 640

const MILLIMETRES_TO_THE_INCH = 25.4

export interface FigureSize {
  /** Millimetres. */
  readonly width: number
  readonly dpi: number
}

/** Millimetres. */
export const figureHeight = (width: number): number => width * PROPORTION

/** Pixels of a picture that is so large at so many dots to the inch. */
export function figurePixels({ width, dpi }: FigureSize): {
  readonly width: number
  readonly height: number
} {
  const pixels = (millimetres: number): number => Math.round((millimetres / MILLIMETRES_TO_THE_INCH) * dpi)
  return { width: pixels(width), height: pixels(figureHeight(width)) }
}

/** An SVG of a figure as a file of its own that is so wide. */
export const sizedSvg = (svg: string, width: number): string =>
  svg.replace('<svg ', `<svg width="${width}mm" height="${figureHeight(width)}mm" `)
