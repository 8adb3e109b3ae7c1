import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { version } from '../../package.json'
import { buildEntry, type BuiltEntry } from './buildEntry'

/** What main does: start the thread and wait, blocked, for its exit code. */
const WAIT = `
  const { Worker } = require('node:worker_threads')
  const [path, ...argv] = process.argv.slice(1)
  const finished = new Int32Array(new SharedArrayBuffer(8))
  new Worker(path, { workerData: { argv, finished } })
  process.exit(Atomics.wait(finished, 0, 0, 20000) === 'timed-out' ? 99 : finished[1])`

let entry: BuiltEntry
beforeAll(async () => {
  entry = await buildEntry('src/main/commandThread.ts')
})
afterAll(() => entry.remove())

function run(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', WAIT, entry.path, ...argv], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe('the installed program’s command line', () => {
  it('writes its output while the main thread is blocked, and answers its exit code', () => {
    expect(run('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
    expect(run('--help').stdout).toContain('leastwise')
  })

  it('says on standard error what is wrong', () => {
    const { status, stdout, stderr } = run('fit')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^leastwise: usage: /)
  })
})
