import { wrapText } from './wrapText'

export interface PictureLook {
  readonly background: string
  /** Words below the picture, where there are any. */
  readonly footnote: string
  readonly color: string
  readonly font: string
}

const FONT_SIZE = 11
const LINE_HEIGHT = 15
const MARGIN = 12

/** One PNG of several canvases of the same size on top of each other, on a filled background, with a footnote. */
export const canvasPng = async (
  layers: readonly (HTMLCanvasElement | null | undefined)[],
  look: PictureLook,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const canvases = layers.filter((layer) => layer instanceof HTMLCanvasElement)
  const first = canvases[0]
  const picture = document.createElement('canvas')
  const context = picture.getContext('2d')
  if (!first || !context) return null
  const ratio = first.clientWidth > 0 ? first.width / first.clientWidth : 1
  const font = `${FONT_SIZE * ratio}px ${look.font}`
  context.font = font
  const lines = wrapText(
    look.footnote,
    first.width - 2 * MARGIN * ratio,
    (text) => context.measureText(text).width,
  )
  picture.width = first.width
  picture.height = first.height + (lines.length > 0 ? (lines.length * LINE_HEIGHT + MARGIN) * ratio : 0)
  context.fillStyle = look.background
  context.fillRect(0, 0, picture.width, picture.height)
  for (const canvas of canvases) context.drawImage(canvas, 0, 0, first.width, first.height)
  // A canvas forgets its font when its size is set.
  context.font = font
  context.fillStyle = look.color
  lines.forEach((line, k) =>
    context.fillText(line, MARGIN * ratio, first.height + (k + 1) * LINE_HEIGHT * ratio),
  )
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'))
  return blob ? new Uint8Array(await blob.arrayBuffer()) : null
}
