import type { FileHandle } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { readAt } from '../text/sampleText'
import { LINE_FEED } from './plainCells'
import type { PlainPart, PlainScan, ScanFailure, ScannedPart, ScanWatch } from './plainScan'
import { scanPart } from './plainScan'
import type { ScanThreadData } from './plainScanWorker'

/** A part smaller than this is not worth a thread. */
const LEAST_PART = 1 << 23
const MOST_PARTS = 4
/** Where a record's end is looked for; a longer one leaves the file in one part. */
const SEARCHED = 1 << 20

/** Cuts [from, to) of a file into ranges of whole lines, as many as there are processors to read them. */
export async function cutIntoRanges(
  file: FileHandle,
  from: number,
  to: number,
): Promise<readonly (readonly [from: number, to: number])[]> {
  const count = Math.min(availableParallelism(), MOST_PARTS, Math.floor((to - from) / LEAST_PART))
  const cuts = [from]
  for (let index = 1; index < count; index++) {
    const near = from + Math.floor(((to - from) * index) / count)
    const feed = (await readAt(file, near, SEARCHED)).indexOf(LINE_FEED)
    if (feed < 0) return [[from, to]]
    cuts.push(near + feed + 1)
  }
  return cuts.map((cut, index) => [cut, cuts[index + 1] ?? to])
}

/** Reads all parts at once: the first in this thread, each other in a thread of its own. */
export async function scanParts(
  scan: PlainScan,
  [first, ...others]: readonly PlainPart[],
  { signal, onBytes, workerPath }: ScanWatch & { readonly workerPath: string },
): Promise<readonly ScannedPart[] | ScanFailure> {
  const threads = others.map((part) => startThread(workerPath, { scan, part }))
  const share = others.length + 1
  try {
    const own = await scanPart(scan, first, { signal, onBytes: (done) => onBytes?.(share * done) })
    if (typeof own === 'string') return own
    const scanned = [own]
    for (const { answer } of threads) {
      const found = await answer
      if (signal?.aborted) return 'cancelled'
      if (typeof found === 'string') return found
      scanned.push(found)
    }
    return scanned
  } finally {
    for (const { worker } of threads) void worker.terminate()
  }
}

interface ScanThread {
  readonly worker: Worker
  readonly answer: Promise<ScannedPart | ScanFailure>
}

/** A thread that dies has read nothing: what it would have read is read in another way. */
function startThread(path: string, workerData: ScanThreadData): ScanThread {
  const worker = new Worker(path, { workerData })
  const answer = new Promise<ScannedPart | ScanFailure>((resolve) => {
    worker.once('message', resolve)
    worker.once('error', () => resolve('cut'))
    worker.once('exit', () => resolve('cut'))
  })
  return { worker, answer }
}
