import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { app, nativeTheme, protocol, session, shell } from 'electron'
import type { FileGrant, Settings } from '@shared/contract/mainApi'
import type { WorkState } from '@shared/contract/projectApi'
import type { Result } from '@shared/outcome/result'
import type { Language } from '@shared/texts/language'
import { askBeforeClosing, askForFiles, askWhereToSave } from './dialogs'
import { dialogTexts } from './dialogTexts'
import { EngineHost } from './engineHost'
import { printToPdf } from './export/pdf'
import { FileWatch } from './fileWatch'
import { Grants } from './grants'
import { registerIpc } from './ipc'
import type { MainHandlers } from './mainDoor'
import { createMainHandlers } from './mainService'
import { showMenu } from './menu'
import { menuTexts } from './menuTexts'
import { OpenedFiles } from './openedFiles'
import { FileFactsBook } from './project/fileFacts'
import { LeftJournals } from './project/leftJournals'
import { ProjectOffers } from './project/projectOffers'
import { ProjectSession } from './project/projectSession'
import { PastedFiles } from './pastedFiles'
import { APP_SCHEME, serveAsset, START_PAGE } from './protocol'
import { recentFile } from './recentFiles'
import { listSamples, samplesFolder } from './samples'
import { SettingsStore } from './settings'
import { readStart } from './startArguments'
import { waitForCommand } from './waitForCommand'
import { confine, MainWindow, refusePermissions } from './window'
import { windowLanguage } from './windowLanguage'

const RENDERER = join(__dirname, '../renderer')
const PRELOAD = join(__dirname, '../preload/index.js')
const ENGINE = join(__dirname, 'engineProcess.js')
const COMMAND = join(__dirname, 'commandThread.js')

protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

const start = readStart(process.argv, {
  underElectron: process.defaultApp === true,
  workingFolder: process.cwd(),
})
if (start.kind === 'command') void runCommand(start.argv)
else if (app.requestSingleInstanceLock({ file: start.file })) void runWindow(start.file)
else app.exit(0)

/** The command line of the installed program: the same as under Node. Only to print PDF does it need Chromium and a display. */
async function runCommand(argv: readonly string[]): Promise<void> {
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  const printsPdf = argv.some((argument) => argument.toLowerCase().endsWith('.pdf'))
  if (!hasDisplay || !printsPdf) return process.exit(waitForCommand(COMMAND, argv))

  app.on('window-all-closed', () => undefined) // the page that was printed
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

/** The parts of the program with a window. */
interface Program {
  readonly store: SettingsStore
  readonly window: MainWindow
  readonly engine: EngineHost
  readonly opened: OpenedFiles
  readonly fileWatch: FileWatch
  readonly handlers: MainHandlers
}

async function runWindow(file: string | null): Promise<void> {
  // Where Chromium was told not to sandbox (it cannot as root), enabling the sandbox would end every process it starts.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // A page of the table is a few megabytes of short life: with the usual 1 MB of room for it, the window stopped to clear it away in most frames.
  app.commandLine.appendSwitch('js-flags', '--min-semi-space-size=16')
  const program = createProgram()
  if (file !== null) program.opened.openLater(file)
  listenToApp(program)
  await app.whenReady()
  showWindow(program)
  program.engine.start()
  await refreshMenu(program)
}

function createProgram(): Program {
  const store = new SettingsStore(join(app.getPath('userData'), 'settings.json'))
  const window = new MainWindow()
  const grants = new Grants((id, paths) => engine.tellGrant(id, paths))
  const engine = new EngineHost({ modulePath: ENGINE, grants, tell: (event) => window.tell(event) })
  const opened = new OpenedFiles(grants, store, (path) => {
    app.addRecentDocument(path)
    void refreshMenu(program)
  })
  const fileWatch = new FileWatch({ tell: (change) => window.tell({ kind: 'file-changed', ...change }) })
  const session = createSession({ store, window, grants })
  let work: WorkState = { name: '', unsaved: false, goneBack: 0 }
  window.beforeClose = async () => {
    const isWhole = !work.unsaved && work.goneBack === 0
    if (isWhole || window.open === null) return session.end().then(() => true)
    const answer = await askBeforeClosing(window.open, texts(), work)
    if (answer === 'save') window.tell({ kind: 'menu', command: 'save-and-close' })
    if (answer === 'discard') await session.end()
    return answer === 'discard'
  }
  const texts = () => dialogTexts[language(store)]
  const handlers = createMainHandlers({
    store,
    grants,
    opened,
    session: session.work,
    offers: session.offers,
    showWork: (now) => {
      work = now
      const { name, unsaved } = now
      window.showWork(name || (unsaved ? texts().untitled : ''), unsaved)
    },
    closeWindow: () => void session.end().then(() => window.close()),
    samplesFolder: samplesFolder(app.getAppPath()),
    pasted: new PastedFiles(join(app.getPath('userData'), 'pasted'), () => texts().pasted),
    fileWatch,
    paste: () => window.contents?.paste(),
    askForFiles: async () => (window.open === null ? [] : askForFiles(window.open, texts())),
    askWhereToSave: async (request) =>
      window.open === null ? null : askWhereToSave(window.open, texts(), request),
    reportName: () => texts().reportName,
    composeReport: (request) => engine.composeReport(request),
    predictionCsv: (request) => engine.predictionCsv(request),
    grantTarget: (id, path) => engine.tellTarget(id, path),
    printToPdf,
    showInFolder: (path) => shell.showItemInFolder(path),
    settingsChanged: (settings) => applySettings(program, settings),
  })
  const program = { store, window, engine, opened, fileWatch, handlers }
  return program
}

/** The work in hand, and projects that are being opened. */
function createSession({
  store,
  window,
  grants,
}: Pick<Program, 'store' | 'window'> & { readonly grants: Grants }) {
  const facts = new FileFactsBook()
  const folder = app.getPath('userData')
  const offers = new ProjectOffers({
    facts,
    folder: join(folder, 'embedded'),
    isKnownFile: (path) => store.preferences.recentFiles.some((known) => known.path === path),
    isOwnProject: (sha256) => store.preferences.projects.includes(sha256),
    grant: (...paths) => grants.grant(...paths),
  })
  const work = new ProjectSession({
    facts,
    journals: new LeftJournals(join(folder, 'journal')),
    program: { name: 'Leastwise', version: app.getVersion() },
    language: () => language(store),
    pathsOf: (grant) => grants.pathsOf(grant),
    restoreGrant: (id, paths) => grants.restore(id, paths),
    onSaved: (_path, sha256) =>
      store.change({ projects: [sha256, ...store.preferences.projects].slice(0, REMEMBERED_PROJECTS) }),
    onJournalFailure: (error) => window.tell({ kind: 'trouble', error }),
  })
  return { offers, work, end: () => work.end() }
}

const REMEMBERED_PROJECTS = 500

function showWindow({ store, window, engine, opened, handlers }: Program): void {
  nativeTheme.themeSource = store.settings.theme
  refusePermissions(session.defaultSession)
  const styleNonce = randomBytes(16).toString('base64')
  const folders = { page: RENDERER, docs: join(app.getAppPath(), 'resources/docs') }
  protocol.handle(APP_SCHEME, (request) => serveAsset(request, { folders, styleNonce }))
  const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  const pageUrl = developmentUrl === undefined ? START_PAGE : new URL(developmentUrl).href
  registerIpc({
    handlers,
    pageUrl,
    window: () => window.contents,
    openDropped: (paths) => opened.open(...paths),
    connectEngine: (contents) => engine.connect(contents),
  })
  window.show({ store, preload: PRELOAD, pageUrl, styleNonce, systemLanguage: systemLanguage() })
}

function listenToApp({ store, window, engine, opened, fileWatch }: Program): void {
  /** A file named after the start: by a second start, or by the system's file manager. */
  const openFromOutside = async (path: string): Promise<void> => {
    if (!opened.asked) return opened.openLater(path)
    window.tell({ kind: 'open-file', file: await opened.open(path) })
  }
  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('second-instance', (_event, _argv, _folder, additional) => {
    const { file } = additional as { readonly file: string | null }
    window.raise()
    if (file !== null) void openFromOutside(file)
  })
  app.on('browser-window-focus', () => void fileWatch.check())
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void openFromOutside(path)
  })
  nativeTheme.on('updated', () =>
    window.tell({ kind: 'system-theme', dark: nativeTheme.shouldUseDarkColors }),
  )
  app.on('window-all-closed', () => app.quit())
  let isWhole = false
  app.on('will-quit', (event) => {
    if (isWhole) return
    event.preventDefault()
    fileWatch.stop()
    // An engine whose main process is gone ends at once, and what it keeps on disk stays there.
    const gone = engine.stop()
    void store
      .flush()
      // A start from now on is one of its own.
      .then(() => app.releaseSingleInstanceLock())
      .then(() => gone)
      .then(() => {
        isWhole = true
        app.quit()
      })
  })
  app.setAboutPanelOptions({ applicationName: 'Leastwise', applicationVersion: app.getVersion() })
}

function applySettings(program: Program, settings: Settings): void {
  nativeTheme.themeSource = settings.theme
  program.window.tell({ kind: 'settings', settings })
  void refreshMenu(program)
}

async function refreshMenu({ store, window, handlers }: Program): Promise<void> {
  const tellOpened = (granted: Result<FileGrant>): void => {
    if (granted.ok) window.tell({ kind: 'open-file', file: granted.value })
  }
  showMenu({
    texts: menuTexts[language(store)],
    theme: store.settings.theme,
    recent: store.preferences.recentFiles.map(recentFile),
    samples: await listSamples(samplesFolder(app.getAppPath())),
    command: (command) => window.tell({ kind: 'menu', command }),
    openRecent: (id) => void handlers.openRecent({ id }).then(tellOpened),
    openSample: (name) => void handlers.openSample({ name }).then(tellOpened),
    chooseTheme: (theme) => void handlers.changeSettings({ theme }),
  })
}

const systemLanguage = (): string => app.getPreferredSystemLanguages()[0] ?? app.getLocale()

const language = ({ settings }: SettingsStore): Language =>
  windowLanguage(settings.language, systemLanguage())
