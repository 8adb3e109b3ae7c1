import { parentPort } from 'node:worker_threads'
import { joinTeam } from '@shared/analysis/teamMember'
import { NumberFile } from '../data/plain/numberFile'
import { scanPieces } from '../data/plain/pieceScan'
import type { TeamMessage } from './teamThread'

/** Entry of a thread that takes part in reading a large file and in the passes over the rows of its fit. */
let takePart: ReturnType<typeof joinTeam> = null

parentPort?.on('message', (message: TeamMessage) => {
  switch (message.kind) {
    case 'scan':
      void scanPieces(message).then((answer) => parentPort?.postMessage(answer))
      return
    case 'model':
      takePart = joinTeam(message.input, (stored) => {
        const { place, length } = stored as NumberFile
        return new NumberFile(place, length)
      })
      return
    case 'pass':
      takePart?.(message.task, message.pass)
  }
})
