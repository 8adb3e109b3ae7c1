import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Leastwise } from './launch'

export interface ProjectFolder {
  readonly folder: string
  readonly data: string
  readonly project: string
  readonly userData: string
  remove(): void
}

/** A folder with data in which y is 1 + 2x + 3z, and places for a project and for the program's settings. */
export function projectFolder(): ProjectFolder {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-project-'))
  const data = join(folder, 'data.csv')
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i % 7},${(1 + 2 * i + 3 * (i % 7)).toFixed(1)}`)
  writeFileSync(data, `x,z,y\n${rows.join('\n')}\n`)
  return {
    folder,
    data,
    project: join(folder, 'work.leastwise'),
    userData: join(folder, 'settings'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export const title = ({ app }: Leastwise): Promise<string> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '')

/** What a user answers to the question before closing. */
export const answers = { save: 0, discard: 1, cancel: 2 } as const

/** Lets the question before closing be answered so, counts how often it is asked, and keeps what it said. */
export async function answerClosing({ app }: Leastwise, answer: keyof typeof answers): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const counting = globalThis as { asked?: number; said?: string }
    counting.asked = 0
    dialog.showMessageBox = (...asked: unknown[]) => {
      const { message, detail } = asked.at(-1) as Electron.MessageBoxOptions
      counting.asked = (counting.asked ?? 0) + 1
      counting.said = `${message} ${detail}`
      return Promise.resolve({ response, checkboxChecked: false })
    }
  }, answers[answer])
}

export const timesAsked = ({ app }: Leastwise): Promise<number> =>
  app.evaluate(() => (globalThis as { asked?: number }).asked ?? 0)

export const lastAsked = ({ app }: Leastwise): Promise<string> =>
  app.evaluate(() => (globalThis as { said?: string }).said ?? '')

/** Presses the window's cross. */
export const pressClose = ({ app }: Leastwise): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

/** When the program has ended. */
export const ended = ({ app }: Leastwise): Promise<unknown> => {
  const child = app.process()
  return child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', resolve))
    : Promise.resolve()
}
