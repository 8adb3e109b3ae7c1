/**
 * What Electron and its tests need of a Linux system beside Electron itself: shared libraries, a virtual display and
 * the fonts of the interface. On a build machine they are installed; on a person's they are asked for.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PACKAGES = [
  'xvfb',
  'xauth',
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libgbm1',
  'libgtk-3-0',
  'libasound2',
  'libxss1',
  'libxtst6',
]
const FONTS = ['fonts-noto-cjk', 'fonts-inter', 'fonts-jetbrains-mono']

/**
 * Makes sure `executable` can start here. Missing packages are installed where that is expected (root on Debian, or
 * CI=true); elsewhere the command to install them is part of the error.
 *
 * @param {string} executable
 * @param {(line: string) => void} log
 */
export function ensureSystemLibraries(executable, log) {
  if (process.platform !== 'linux') return
  const missing = missingLibraries(executable)
  const incomplete = missing.length > 0 || (!hasDisplay() && !onPath('xvfb-run'))
  if (!incomplete && (hasInterfaceFonts() || !mayInstall())) return

  if (!mayInstall()) throw new Error(explain(missing))
  install(log)
  const still = missingLibraries(executable)
  if (still.length > 0) throw new Error(`Electron still lacks ${still.join(', ')}.`)
}

/** Whether a window could be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function explain(missing) {
  const lacks =
    missing.length > 0 ? `Electron lacks ${missing.join(', ')}.` : 'There is no display, nor xvfb-run.'
  const command = `sudo apt-get install -y --no-install-recommends ${[...PACKAGES, ...FONTS].join(' ')}`
  return `${lacks} On Debian and its relatives:\n\n    ${command}\n`
}

/** The shared libraries the dynamic linker does not find. */
function missingLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].map(([, library]) => library)
}

function hasInterfaceFonts() {
  const families = spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' }).stdout ?? ''
  return ['Noto Sans CJK SC', 'Inter', 'JetBrains Mono'].every((family) => families.includes(family))
}

function mayInstall() {
  const expected = process.env.CI === 'true' || (isRoot() && existsSync('/etc/debian_version'))
  return expected && onPath('apt-get') && (isRoot() || onPath('sudo'))
}

function install(log) {
  log('Installing the system libraries of Electron …')
  apt('update')
  const names = [...PACKAGES, ...FONTS].map(nameHere)
  apt('install', '-y', '--no-install-recommends', ...names)
}

/** Some libraries carry the suffix `t64` on newer systems. */
function nameHere(name) {
  const { stdout } = spawnSync('apt-cache', ['show', '--no-all-versions', `${name}t64`], { encoding: 'utf8' })
  return stdout ? `${name}t64` : name
}

function apt(...args) {
  const command = ['apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300', ...args]
  const [program, ...rest] = isRoot() ? command : ['sudo', '-n', ...command]
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync(program, rest, { encoding: 'utf8', env })
  if (done.status !== 0) throw new Error(`${command.join(' ')} failed:\n${done.stderr}`)
}

function isRoot() {
  return process.getuid?.() === 0
}

function onPath(program) {
  return spawnSync('which', [program]).status === 0
}
