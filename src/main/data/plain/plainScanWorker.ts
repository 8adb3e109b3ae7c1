import { parentPort, workerData } from 'node:worker_threads'
import { scanPart, type PlainPart, type PlainScan } from './plainScan'

export interface ScanThreadData {
  readonly scan: PlainScan
  readonly part: PlainPart
}

/** Entry of a thread that reads a part of a plain text, and ends when it has. */
const { scan, part } = workerData as ScanThreadData
void scanPart(scan, part).then((scanned) => parentPort?.postMessage(scanned))
