/** `npm start`: the window on the built program; where there is no display, the main job through the command line. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronRuntime } from './electronRuntime.mjs'
import { hasDisplay } from './systemLibraries.mjs'

const PROJECT = fileURLToPath(new URL('..', import.meta.url))
const SAMPLE = 'resources/samples/tutorial.csv'
const FORMULA = 'y ~ x'

async function openWindow() {
  const { executable } = await electronRuntime()
  const rootOnLinux = process.platform === 'linux' && process.getuid?.() === 0
  const switches = rootOnLinux ? ['--no-sandbox'] : [] // Chromium's sandbox refuses root
  return run(executable, [PROJECT, ...switches, ...process.argv.slice(2)])
}

function fitOnCommandLine() {
  const report = resolve('leastwise-report.html')
  console.log(
    `There is no display here, so no window can open.\nThe same engine without one: ${SAMPLE}, ${FORMULA}\n`,
  )
  const cli = resolve(PROJECT, 'out/main/cli.js')
  const sample = resolve(PROJECT, SAMPLE)
  const status = run(process.execPath, [cli, 'fit', sample, '--formula', FORMULA, '--report', report])
  if (status === 0 && existsSync(report)) console.log(`\nThe report is in ${report}`)
  return status
}

function run(program, args) {
  const done = spawnSync(program, args, { stdio: 'inherit' })
  if (done.error) throw done.error
  return done.status ?? 1
}

try {
  process.exitCode = hasDisplay() ? await openWindow() : fitOnCommandLine()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
