/** A drawing as a PNG of exactly so many pixels; null where it cannot be drawn. */
export const svgPng = async (
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const image = new Image()
  const sized = svg.replace('<svg ', `<svg width="${width}" height="${height}" `)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sized)}`
  const isDrawn = await image.decode().then(
    () => true,
    () => false,
  )
  if (!isDrawn) return null
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return null
  context.drawImage(image, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return blob ? new Uint8Array(await blob.arrayBuffer()) : null
}
