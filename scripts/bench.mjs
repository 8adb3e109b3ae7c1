/**
 * `npm run bench`: runs the measures of test/bench one file after the other and sets each against its bound. Names
 * given as arguments choose files: `npm run bench -- startup`.
 *
 * A file `<name>.bench.mjs` default-exports an async function that answers Measures.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { electronRuntime } from './electronRuntime.mjs'
import { hasDisplay } from './systemLibraries.mjs'
import { VIRTUAL_DISPLAY } from './vitestRun.mjs'

/**
 * @typedef {object} Measure
 * @property {string} name
 * @property {number} [value]
 * @property {string} unit
 * @property {number} [bound] what the value must not exceed; without one it is only reported
 * @property {number} [least] what the value must reach, higher being better
 * @property {string} [note] why there is no value
 */

const FOLDER = fileURLToPath(new URL('../test/bench', import.meta.url))

async function measureAll(names) {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.bench.mjs'))
    .filter((file) => names.length === 0 || names.some((name) => file.startsWith(name)))
    .sort()
  const measures = []
  for (const file of files) measures.push(...(await measureFile(file)))
  return measures
}

/** @returns {Promise<Measure[]>} what the file measured; a file that fails is a measure out of bounds */
async function measureFile(file) {
  console.error(`${file} …`)
  try {
    const { default: measure } = await import(pathToFileURL(join(FOLDER, file)).href)
    return await measure()
  } catch (error) {
    console.error(error)
    return [{ name: `${file} failed`, value: Infinity, unit: '', bound: 0 }]
  }
}

function verdict({ value, bound, least }) {
  if (bound !== undefined) return value <= bound ? 'ok' : 'OVER'
  if (least !== undefined) return value >= least ? 'ok' : 'UNDER'
  return ''
}

/** @param {Measure[]} measures */
function table(measures) {
  const quantity = (value, unit) =>
    value === undefined ? '' : `${Number(value.toPrecision(4))} ${unit}`.trim()
  const rows = [
    ['measure', 'value', 'bound', 'verdict'],
    ...measures.map((measure) => [
      measure.name,
      measure.note ?? quantity(measure.value, measure.unit),
      quantity(measure.bound ?? measure.least, measure.unit),
      verdict(measure),
    ]),
  ]
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const [name, value, bound] = widths
  return rows
    .map((row) =>
      `${row[0].padEnd(name)}  ${row[1].padStart(value)}  ${row[2].padStart(bound)}  ${row[3]}`.trimEnd(),
    )
    .join('\n')
}

/** Runs this very script again inside a virtual display. */
function inVirtualDisplay() {
  const [program, ...rest] = VIRTUAL_DISPLAY
  const again = [process.execPath, fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  return spawnSync(program, [...rest, ...again], { stdio: 'inherit' }).status ?? 1
}

try {
  process.env.ELECTRON_EXECUTABLE = (await electronRuntime()).executable
  if (hasDisplay()) {
    const measures = await measureAll(process.argv.slice(2))
    console.log(table(measures))
    process.exitCode =
      measures.length > 0 && measures.every((measure) => ['', 'ok'].includes(verdict(measure))) ? 0 : 1
  } else {
    process.exitCode = inVirtualDisplay()
  }
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
