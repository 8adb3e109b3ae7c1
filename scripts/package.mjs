/**
 * `npm run package`: packs the built program into dist/ and runs the main job's end-to-end test on what came out.
 *
 *     npm run package                   the unpacked program for this machine, with the Electron it can run
 *     npm run package -- --release      the installers of this platform, with the pinned Electron
 *     npm run package -- --no-test      without the test (a release is not driven by tests: it takes no debugger)
 *
 * Other arguments go to electron-builder: `npm run package -- --linux tar.gz`.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { path7za } from '7zip-bin'
import { electronRuntime } from './electronRuntime.mjs'
import { closingLine, tallied } from './testTally.mjs'
import { vitestRun } from './vitestRun.mjs'

const PROJECT = fileURLToPath(new URL('..', import.meta.url))
const MAIN_JOB = ['--project', 'e2e', 'test/e2e/mainJob.test.ts']
const OWN_FLAGS = ['--release', '--no-test']

const release = process.argv.includes('--release')
const tested = !release && !process.argv.includes('--no-test')

try {
  process.exitCode = pack(await environment()) || (tested ? await testPackaged() : 0)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

/** What electron-builder.config.cjs and electron-builder itself read. */
async function environment() {
  if (process.platform !== 'win32') chmodSync(path7za, 0o755)
  const common = { ...process.env, ELECTRON_BUILDER_7ZIP_PATH: path7za }
  if (release) return { ...common, LEASTWISE_RELEASE: '1' }
  const { folder, version } = await electronRuntime()
  console.log(`Packing with Electron ${version}`)
  return { ...common, LEASTWISE_ELECTRON_DIST: folder, LEASTWISE_ELECTRON_VERSION: version }
}

function pack(env) {
  const builder = join(PROJECT, 'node_modules', 'electron-builder', 'cli.js')
  const rest = process.argv.slice(2).filter((argument) => !OWN_FLAGS.includes(argument))
  const target = release || rest.length > 0 ? [] : ['--dir']
  const args = [builder, '--config', 'electron-builder.config.cjs', '--publish', 'never', ...target, ...rest]
  return spawnSync(process.execPath, args, { cwd: PROJECT, env, stdio: 'inherit' }).status ?? 1
}

async function testPackaged() {
  const packaged = packagedProgram()
  if (!existsSync(packaged)) throw new Error(`Packing left no ${packaged}.`)
  const counts = await tallied((env) => vitestRun(MAIN_JOB, { ...env, LEASTWISE_PACKAGED: packaged }))
  console.log(`${packaged}\n${closingLine(counts)}`)
  return counts.failed > 0 ? 1 : 0
}

function packagedProgram() {
  const arm = process.arch === 'arm64' ? '-arm64' : ''
  const inFolder = {
    linux: [`linux${arm}-unpacked`, 'leastwise'],
    win32: [`win${arm}-unpacked`, 'Leastwise.exe'],
    darwin: [`mac${arm}`, 'Leastwise.app', 'Contents', 'MacOS', 'Leastwise'],
  }
  return join(PROJECT, 'dist', ...inFolder[process.platform])
}
