import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { figureFolder } from './figureFolder'
import { signedFigure } from './signedFigure'

/** A picture within the text. No text of a report has the bracket that begins one: it is escaped. */
const PICTURE = /(?<!\\)\]\(data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)\)/g

export interface PlacedFigures {
  /** The report, naming the files beside it. */
  readonly markdown: string
  /** Takes the figures back, and what they replaced returns. */
  takeBack(): Promise<void>
  /** What they replaced goes. */
  keep(): Promise<void>
}

/**
 * Puts the pictures within a report in Markdown into a folder beside the file it will be, since few readers show those that stand in the text. The
 * folder appears whole or not at all.
 */
export async function putFiguresBeside(reportPath: string, markdown: string): Promise<PlacedFigures> {
  const figures = Array.from(markdown.matchAll(PICTURE), ([, data]) =>
    Buffer.from(data, 'base64').toString('utf8'),
  )
  if (figures.length === 0) return { markdown, takeBack: done, keep: done }
  const folder = await figureFolder(reportPath)
  const beside = join(dirname(folder), `.${randomBytes(6).toString('hex')}.tmp`)
  const before = `${beside}.old`
  const hadOne = await replaceFolder({ folder, beside, before }, figures)
  let count = 0
  return {
    markdown: markdown.replace(PICTURE, () => `](${linkTo(basename(folder), ++count)})`),
    takeBack: async () => {
      await rm(folder, { recursive: true, force: true })
      if (hadOne) await rename(before, folder)
    },
    keep: () => rm(before, { recursive: true, force: true }),
  }
}

const done = (): Promise<void> => Promise.resolve()

const fileName = (count: number): string => `figure-${count}.svg`

/** Brackets, too, which a link cannot hold as they are. */
const linkTo = (folder: string, count: number): string =>
  `${encodeURIComponent(folder).replace(/[()'*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}/${fileName(count)}`

interface Places {
  readonly folder: string
  readonly beside: string
  readonly before: string
}

/** Answers whether there was a folder, which now stands aside. */
async function replaceFolder(
  { folder, beside, before }: Places,
  figures: readonly string[],
): Promise<boolean> {
  try {
    await mkdir(beside)
    for (const [index, svg] of figures.entries()) {
      await writeFile(join(beside, fileName(index + 1)), signedFigure(svg), { flush: true })
    }
    const hadOne = await moved(folder, before)
    await rename(beside, folder)
    return hadOne
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    throw error
  }
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
