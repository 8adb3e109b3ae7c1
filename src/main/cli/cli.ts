import { join } from 'node:path'
import { runCommandLine } from './program'

void runCommandLine(process.argv.slice(2), { scanWorkerPath: join(__dirname, 'plainScanWorker.js') }).then(
  (exitCode) => {
    process.exitCode = exitCode
  },
)
