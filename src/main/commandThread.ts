import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { isatty } from 'node:tty'
import { Worker, workerData } from 'node:worker_threads'
import { runCommandLine } from './cli/program'

export interface CommandThreadData {
  readonly argv: readonly string[]
  /** [1 when done, exit code], shared with the thread that waits. */
  readonly finished: Int32Array
  /** Set in the thread that does the work; the one above only watches it. */
  readonly watched?: true
}

/**
 * Entry of the threads in which an installed program runs its command line. Electron's own thread waits blocked meanwhile, so
 * that Chromium does not start: it would want a display. Since nobody listens there, output is written straight to the
 * terminal, and a thread of its own watches the work, for the case that it dies without a word.
 */
const { argv, finished, watched } = workerData as CommandThreadData

if (watched === true) void work()
else watch()

async function work(): Promise<void> {
  finish(
    await runCommandLine(argv, {
      out: (text) => write(1, text),
      error: (text) => write(2, text),
      showsProgress: isatty(2),
      teamWorkerPath: join(__dirname, 'fitTeamWorker.js'),
    }),
  )
}

function watch(): void {
  const worker = new Worker(__filename, { workerData: { argv, finished, watched: true } })
  worker.once('error', (error) => {
    write(2, `leastwise: internal: ${error.message}\n`)
    finish(1)
  })
  worker.once('exit', (exitCode) => finish(exitCode))
}

function finish(exitCode: number): void {
  if (Atomics.load(finished, 0) === 1) return
  Atomics.store(finished, 1, exitCode)
  Atomics.store(finished, 0, 1)
  Atomics.notify(finished, 0)
}

/** Writes all of it, waiting where a pipe is full; a reader that has gone away ends the command. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest))
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EAGAIN') return finish(1)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
