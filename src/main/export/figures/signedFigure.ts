import { createHash } from 'node:crypto'

const SIGNATURE = /^<!-- Leastwise figure ([0-9a-f]{64}) -->\n/

const digest = (content: string): string => createHash('sha256').update(content).digest('hex')

/** A figure's file, which says by a digest of its content that the program made it. */
export const signedFigure = (svg: string): string => `<!-- Leastwise figure ${digest(svg)} -->\n${svg}`

/** A file is the program's own while nobody has changed it since. */
export function isSignedFigure(content: string): boolean {
  const signature = SIGNATURE.exec(content)
  return signature !== null && signature[1] === digest(content.slice(signature[0].length))
}
