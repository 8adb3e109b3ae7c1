import { parentPort, workerData } from 'node:worker_threads'
import type { TeamInput, TeamTask } from '@shared/analysis/teamMember'
import { joinTeam } from '@shared/analysis/teamMember'
import { NumberFile } from '../data/plain/numberFile'
import type { SharedPass } from '@shared/numeric/segments'

/** Entry of a thread that takes part in the passes over the rows of a fit. */
const takePart = joinTeam(workerData as TeamInput, (stored) => {
  const { place, runs } = stored as NumberFile
  return new NumberFile(place, runs)
})

parentPort?.on('message', ({ task, pass }: { readonly task: TeamTask; readonly pass: SharedPass }) => {
  takePart?.(task, pass)
})
