/**
 * A stand-in for Electron's default app, for the development runtime out of the package registry (whose own default
 * app was replaced by another program). It does what `electron <folder>` does: take the app's folder from the command
 * line, give the process that app's name, version and paths, and load its main module.
 */
const { existsSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join, resolve } = require('node:path')
const { app } = require('electron')

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (!target) {
  process.stderr.write('usage: electron <app folder> [arguments]\n')
  process.exit(2)
}

const folder = resolve(target)
const description = join(folder, 'package.json')
let main = folder
if (existsSync(description)) {
  const {
    name,
    productName,
    version,
    main: entry = 'index.js',
  } = JSON.parse(readFileSync(description, 'utf8'))
  if (version) app.setVersion(version)
  if (productName || name) app.setName(productName || name)
  app.setAppPath(folder)
  main = join(folder, entry)
}

process.defaultApp = true
createRequire(join(folder, 'package.json'))(main)
