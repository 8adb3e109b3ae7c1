/** One PNG of several canvases of the same size on top of each other, on a filled background. */
export const canvasPng = async (
  layers: readonly (HTMLCanvasElement | null | undefined)[],
  background: string,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const canvases = layers.filter((layer) => layer instanceof HTMLCanvasElement)
  const first = canvases[0]
  if (!first) return null
  const picture = document.createElement('canvas')
  picture.width = first.width
  picture.height = first.height
  const context = picture.getContext('2d')
  if (!context) return null
  context.fillStyle = background
  context.fillRect(0, 0, picture.width, picture.height)
  for (const canvas of canvases) context.drawImage(canvas, 0, 0, picture.width, picture.height)
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'))
  return blob ? new Uint8Array(await blob.arrayBuffer()) : null
}
