import { BrowserWindow, nativeTheme, screen, type Session, type WebContents } from 'electron'
import { MAIN_EVENT_CHANNEL, STYLE_NONCE_ARGUMENT, SYSTEM_LANGUAGE_ARGUMENT } from '@shared/contract/channels'
import type { MainEvent } from '@shared/contract/mainApi'
import type { SettingsStore } from './settings'
import { openingPlace, SMALLEST_SIZE } from './windowPlace'

export interface WindowOptions {
  readonly store: SettingsStore
  readonly preload: string
  readonly pageUrl: string
  readonly styleNonce: string
  readonly systemLanguage: string
}

/** The surfaces of the two themes, painted before the page is. */
const SURFACE = { light: '#ffffff', dark: '#161a21' }

/** The one window: sandboxed, without Node, shown when its page is painted. */
export class MainWindow {
  #window: BrowserWindow | null = null

  /** The open window, for dialogs to stand over. */
  get open(): BrowserWindow | null {
    return this.#window
  }

  get contents(): WebContents | null {
    return this.#window?.webContents ?? null
  }

  show(options: WindowOptions): void {
    const window = createWindow(options)
    this.#window = window
    window.once('ready-to-show', () => window.show())
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('close', (event) => {
      if (this.#mayClose || this.beforeClose === null) return
      event.preventDefault()
      void this.#askBeforeClosing(this.beforeClose)
    })
    window.once('closed', () => (this.#window = null))
    // A page that cannot be loaded leaves an empty window, which says so better than none would.
    window.loadURL(options.pageUrl).catch(() => window.show())
  }

  /** What closing the window asks first; answers whether it may close. */
  beforeClose: (() => Promise<boolean>) | null = null
  #mayClose = false

  #asking = false

  /** One question at a time, however often the user presses. */
  async #askBeforeClosing(ask: () => Promise<boolean>): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    const may = await ask().finally(() => (this.#asking = false))
    if (may) this.close()
  }

  /** Closes it without asking. */
  close(): void {
    this.#mayClose = true
    this.#window?.close()
  }

  /** The work's name, with a sign before it while it is not saved. */
  showWork(name: string, unsaved: boolean): void {
    this.#window?.setTitle(name === '' ? 'Leastwise' : `${unsaved ? '• ' : ''}${name} — Leastwise`)
    this.#window?.setDocumentEdited(unsaved)
  }

  tell(event: MainEvent): void {
    this.#window?.webContents.send(MAIN_EVENT_CHANNEL, event)
  }

  /** Brings the window before the user. */
  raise(): void {
    if (this.#window?.isMinimized() === true) this.#window.restore()
    this.#window?.focus()
  }
}

function createWindow({ store, preload, styleNonce, systemLanguage }: WindowOptions): BrowserWindow {
  const left = store.preferences.window
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...openingPlace(left, displays),
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      additionalArguments: [STYLE_NONCE_ARGUMENT + styleNonce, SYSTEM_LANGUAGE_ARGUMENT + systemLanguage],
    },
  })
  if (left?.maximized === true) window.maximize()
  window.on('close', () =>
    store.change({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } }),
  )
  return window
}

/** Keeps a page where it is: no other address, no further window, no embedded page. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Refuses every permission but that of putting text on the clipboard, and every download. */
export function refusePermissions(session: Session): void {
  const isGranted = (permission: string): boolean => permission === 'clipboard-sanitized-write'
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(isGranted(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission))
  session.on('will-download', (event) => event.preventDefault())
}
