import { join } from 'node:path'
import { runCommandLine } from './program'

// A reader that has seen enough, such as `head`, closes the pipe: nobody is left to be told more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

void runCommandLine(process.argv.slice(2), {
  teamWorkerPath: join(__dirname, 'fitTeamWorker.js'),
}).then((exitCode) => {
  process.exitCode = exitCode
})
