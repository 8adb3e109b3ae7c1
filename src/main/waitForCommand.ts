import { Worker } from 'node:worker_threads'
import type { CommandThreadData } from './commandThread'

/** Runs the command line in a thread of its own and waits for it, blocked; answers its exit code. */
export function waitForCommand(threadPath: string, argv: readonly string[]): number {
  const finished = new Int32Array(new SharedArrayBuffer(8))
  const workerData: CommandThreadData = { argv, finished }
  new Worker(threadPath, { workerData })
  Atomics.wait(finished, 0, 0)
  return finished[1]
}
