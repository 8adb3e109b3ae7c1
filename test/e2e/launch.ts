import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

const PROJECT = resolve(import.meta.dirname, '../..')
const SCREENSHOTS = join(import.meta.dirname, 'screenshots')

export interface LaunchOptions {
  /** Further arguments of the program, a file to open for instance. @default [] */
  args?: string[]
  /** Added to the environment. @default {} */
  env?: Record<string, string>
  /** A shell command that ends by running its arguments: the program runs under it. @default none */
  under?: string
  /** A settings folder to keep between launches. @default a fresh one, deleted on close */
  userData?: string
}

/** The running program, and a user's hands: a dialog answered, a file dropped, a look at the window. */
export interface Leastwise {
  app: ElectronApplication
  page: Page
  /** What the window's page complained of so far: console errors and uncaught exceptions. Tests assert none. */
  problems: string[]
  /** Ends the program and removes its temporary settings. */
  close(): Promise<void>
  /** Writes `screenshots/<name>.png`, one pixel a CSS pixel, and answers its path. */
  screenshot(name: string): Promise<string>
  /** Lets the next open dialogs answer these paths; none means the user cancels. */
  stubOpenDialog(...paths: string[]): Promise<void>
  /** Lets the next save dialogs answer this path; undefined means the user cancels. */
  stubSaveDialog(path?: string): Promise<void>
  /** Drops a file from the desktop on the first element that matches. */
  dropFile(selector: string, path: string): Promise<void>
}

/**
 * Starts Leastwise as a user would and waits for its window: the packaged program where LEASTWISE_PACKAGED names
 * one, else the built one in `out/` under the Electron that scripts/test.mjs found (ELECTRON_EXECUTABLE).
 */
export async function launchLeastwise(options: LaunchOptions = {}): Promise<Leastwise> {
  const rootOnLinux = process.platform === 'linux' && process.getuid?.() === 0
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'leastwise-e2e-'))
  const app = await _electron.launch({
    ...under(options.under, userData, program(userData, options.args ?? [])),
    cwd: PROJECT,
    chromiumSandbox: !rootOnLinux, // false adds --no-sandbox: Chromium's sandbox refuses root
    env: { ...inheritedEnvironment(), ...options.env },
  })
  const page = await app.firstWindow()
  const problems = await collectProblems(page)

  return {
    app,
    page,
    problems,
    close: async () => {
      // Work that is not saved goes; the page may be gone already where a test has ended the program.
      await app
        .evaluate(({ dialog }) => {
          dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
        })
        .catch(() => undefined)
      await app.close()
      if (!options.userData) rmSync(userData, { recursive: true, force: true })
    },
    screenshot: (name) => screenshot(page, name),
    stubOpenDialog: (...paths) => stubOpenDialog(app, paths),
    stubSaveDialog: (path) => stubSaveDialog(app, path),
    dropFile: (selector, path) => dropFile(page, selector, path),
  }
}

function program(userData: string, args: string[]): { executablePath: string; args: string[] } {
  const switches = [`--user-data-dir=${userData}`, '--disable-gpu']
  const packaged = process.env.LEASTWISE_PACKAGED
  if (packaged) return { executablePath: packaged, args: [...switches, ...args] }

  const electron = process.env.ELECTRON_EXECUTABLE
  if (!electron) throw new Error('ELECTRON_EXECUTABLE is not set: run the tests with `npm test`.')
  return { executablePath: electron, args: [PROJECT, ...switches, ...args] }
}

function under(
  command: string | undefined,
  folder: string,
  started: ReturnType<typeof program>,
): typeof started {
  if (command === undefined) return started
  const script = join(folder, 'under.sh')
  mkdirSync(folder, { recursive: true })
  writeFileSync(script, `#!/bin/sh\nexec ${command} '${started.executablePath}' "$@"\n`, { mode: 0o700 })
  return { ...started, executablePath: script }
}

/** Vitest's own variables would make the program believe it is under test; NODE_OPTIONS would reach its processes. */
function inheritedEnvironment(): Record<string, string> {
  const foreign = /^(VITEST|NODE_ENV$|NODE_OPTIONS$|ELECTRON_RUN_AS_NODE$|ELECTRON_RENDERER_URL$)/
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !foreign.test(entry[0]),
    ),
  )
}

/**
 * Listens through the page's own protocol, which replays what was said before the test could listen: a refused
 * script or style of the first paint counts too.
 */
async function collectProblems(page: Page): Promise<string[]> {
  const problems: string[] = []
  const session = await page.context().newCDPSession(page)
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const text = args.map(({ value, description }) => description ?? String(value)).join(' ')
    if (type === 'error' || type === 'assert') problems.push(text)
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) => {
    problems.push(exception?.description ?? text)
  })
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error') problems.push(`${entry.text} (${entry.url ?? entry.source})`)
  })
  await session.send('Runtime.enable')
  await session.send('Log.enable')
  return problems
}

async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  const path = join(SCREENSHOTS, `${name}.png`)
  await page.screenshot({ path, scale: 'css' })
  return path
}

async function stubOpenDialog(app: ElectronApplication, filePaths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: paths })
  }, filePaths)
}

async function stubSaveDialog(app: ElectronApplication, filePath?: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: path === '', filePath: path })
  }, filePath ?? '')
}

async function dropFile(page: Page, selector: string, path: string): Promise<void> {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`Nothing to drop on: ${selector}`)
  const where = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...where, data })
  }
  await session.detach()
}
