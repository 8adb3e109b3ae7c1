import { join } from 'node:path'
import type { EngineToMain, MainToEngine } from '@shared/contract/wire'
import type { Result } from '@shared/outcome/result'
import { sweepTemporaryFolders } from '../data/temporaryFolder'
import { composeReport } from './composeReport'
import { createEngine } from './engine'
import { EngineDoor } from './engineDoor'
import { GrantBook } from './grantBook'
import { practiseOpening } from './practiseOpening'
import { predictionCsv } from './predictionCsv'

/** Entry of the engine process. Main says what may be read and opens a port to the window; the rest comes over that port. */
const fitWorkerPath = join(__dirname, 'fitWorker.js')
const grants = new GrantBook()
const files = { grants, workbookWorkerPath: join(__dirname, 'workbookWorker.js') }
const targets = new GrantBook()
const engine = createEngine({ ...files, targets, fitWorkerPath })
const main = process.parentPort

main.on('message', ({ data, ports }) => {
  const message = data as MainToEngine
  switch (message.kind) {
    case 'grant':
      return grants.add(message.id, message.paths)
    case 'target':
      return targets.add(message.id, [message.path])
    case 'connect':
      return connect(ports[0])
    case 'end':
      return end()
    case 'report':
      return void answer(message.id, composeReport(message.argument, { engine, ...files, fitWorkerPath }))
    case 'prediction-csv':
      return void answer(message.id, predictionCsv(message.argument, engine))
  }
})

function connect(port: Electron.MessagePortMain): void {
  const door = new EngineDoor(engine, (message) => port.postMessage(message))
  port.on('message', ({ data }) => door.receive(data))
  port.on('close', () => door.close())
  port.start()
  // What the first file will need is loaded while the user still looks for it; where that fails, opening a file says so.
  practiseOpening().catch(() => undefined)
}

async function answer(id: number, work: Promise<Result<unknown>>): Promise<void> {
  tellMain({ kind: 'answer', id, result: await work })
}

function tellMain(message: EngineToMain): void {
  main.postMessage(message)
}

/** What the table keeps on disk goes with the engine. */
function end(): void {
  void engine.close().finally(() => process.exit(0))
}

process.once('SIGTERM', end)

// An engine that crashed could not take away what it kept on disk.
void sweepTemporaryFolders()

tellMain({ kind: 'ready' })
