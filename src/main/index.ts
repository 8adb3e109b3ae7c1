import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { app, nativeTheme, protocol, session, shell, type BrowserWindow } from 'electron'
import { MAIN_EVENT_CHANNEL } from '@shared/contract/channels'
import type { MainEvent, Settings } from '@shared/contract/mainApi'
import { askForFile, askWhereToSave } from './dialogs'
import { dialogTexts } from './dialogTexts'
import { EngineHost } from './engineHost'
import { printToPdf } from './export/pdf'
import { Grants } from './grants'
import { registerIpc } from './ipc'
import { createMainHandlers } from './mainService'
import { showMenu } from './menu'
import { menuTexts } from './menuTexts'
import { OpenedFiles } from './openedFiles'
import { APP_SCHEME, serveAsset, START_PAGE } from './protocol'
import { recentFile } from './recentFiles'
import { listSamples, samplesFolder } from './samples'
import { SettingsStore } from './settings'
import { readStart } from './startArguments'
import { confine, openWindow, refusePermissions } from './window'
import { windowLanguage } from './windowLanguage'

const RENDERER = join(__dirname, '../renderer')
const PRELOAD = join(__dirname, '../preload/index.js')
const ENGINE = join(__dirname, 'engineProcess.js')

protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

const start = readStart(process.argv, {
  underElectron: process.defaultApp === true,
  workingFolder: process.cwd(),
})
if (start.kind === 'command') void runCommand(start.argv)
else if (app.requestSingleInstanceLock({ file: start.file })) runWindow(start.file)
else app.exit(0)

/** The command line of the installed program: the same as under Node, and able to print PDF. */
async function runCommand(argv: readonly string[]): Promise<void> {
  const { runCommandLine } = await import('./cli/program')
  const exitCode = await runCommandLine(argv, {
    printPdf: async (html) => {
      await app.whenReady()
      return printToPdf(html)
    },
  })
  await new Promise<void>((written) => process.stdout.write('', () => written()))
  app.exit(exitCode)
}

/** The program with its window. */
function runWindow(firstFile: string | null): void {
  // Where Chromium was told not to sandbox (it cannot as root), enabling the sandbox would end every process it starts.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

  const store = new SettingsStore(join(app.getPath('userData'), 'settings.json'))
  const styleNonce = randomBytes(16).toString('base64')
  const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  const pageUrl = developmentUrl === undefined ? START_PAGE : new URL(developmentUrl).href
  const samples = samplesFolder(app.getAppPath())
  let window: BrowserWindow | null = null

  const tell = (event: MainEvent): void => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(MAIN_EVENT_CHANNEL, event)
  }
  const systemLanguage = (): string => app.getPreferredSystemLanguages()[0] ?? app.getLocale()
  const language = () => windowLanguage(store.settings.language, systemLanguage())

  const grants = new Grants((id, path) => engine.tellGrant(id, path))
  const engine = new EngineHost({ modulePath: ENGINE, grants, tell })
  const opened = new OpenedFiles(grants, store, (path) => {
    app.addRecentDocument(path)
    void refreshMenu()
  })
  if (firstFile !== null) opened.openLater(firstFile)

  const handlers = createMainHandlers({
    store,
    grants,
    opened,
    samplesFolder: samples,
    askForFile: async () => (window === null ? null : askForFile(window, dialogTexts[language()])),
    askWhereToSave: async (request) =>
      window === null ? null : askWhereToSave(window, dialogTexts[language()], request),
    reportName: () => dialogTexts[language()].reportName,
    composeReport: (request) => engine.composeReport(request),
    printToPdf,
    showInFolder: (path) => shell.showItemInFolder(path),
    settingsChanged: applySettings,
  })

  function applySettings(settings: Settings): void {
    nativeTheme.themeSource = settings.theme
    tell({ kind: 'settings', settings })
    void refreshMenu()
  }

  async function refreshMenu(): Promise<void> {
    showMenu({
      texts: menuTexts[language()],
      theme: store.settings.theme,
      recent: store.preferences.recentFiles.map(recentFile),
      samples: await listSamples(samples),
      command: (command) => tell({ kind: 'menu', command }),
      openRecent: (id) => void handlers.openRecent({ id }).then(tellOpened),
      openSample: (name) => void handlers.openSample({ name }).then(tellOpened),
      chooseTheme: (theme) => void handlers.changeSettings({ theme }),
    })
  }

  function tellOpened(granted: Awaited<ReturnType<typeof handlers.openSample>>): void {
    if (granted.ok) tell({ kind: 'open-file', file: granted.value })
  }

  /** A file named after the start: by a second start, or by the system's file manager. */
  async function openFromOutside(path: string): Promise<void> {
    if (window === null) return opened.openLater(path)
    tell({ kind: 'open-file', file: await opened.open(path) })
  }

  async function showWindow(): Promise<void> {
    await app.whenReady()
    nativeTheme.themeSource = store.settings.theme
    engine.start()
    refusePermissions(session.defaultSession)
    protocol.handle(APP_SCHEME, (request) => serveAsset(request, { folder: RENDERER, styleNonce }))
    registerIpc({
      handlers,
      pageUrl,
      window: () => (window === null || window.isDestroyed() ? null : window.webContents),
      openDropped: (path) => opened.open(path),
      connectEngine: (contents) => engine.connect(contents),
    })
    window = openWindow({ store, preload: PRELOAD, pageUrl, styleNonce, systemLanguage: systemLanguage() })
    await refreshMenu()
  }

  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('second-instance', (_event, _argv, _folder, additional) => {
    const { file } = additional as { readonly file: string | null }
    if (window?.isMinimized()) window.restore()
    window?.focus()
    if (file !== null) void openFromOutside(file)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void openFromOutside(path)
  })
  nativeTheme.on('updated', () => tell({ kind: 'system-theme', dark: nativeTheme.shouldUseDarkColors }))
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    engine.stop()
    if (!store.pending) return
    event.preventDefault()
    void store.flush().then(() => app.quit())
  })
  app.setAboutPanelOptions({ applicationName: 'Leastwise', applicationVersion: app.getVersion() })
  void showWindow()
}
