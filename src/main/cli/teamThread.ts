import { Worker } from 'node:worker_threads'
import type { TeamInput, TeamTask } from '@shared/analysis/teamMember'
import type { SharedPass } from '@shared/numeric/segments'
import type { ScanAnswer, ScanTask } from '../data/plain/pieceScan'

/** What a thread is told: to read pieces of a file, which model the passes that follow are about, to take part in one. */
export type TeamMessage =
  | ({ readonly kind: 'scan' } & ScanTask)
  | { readonly kind: 'model'; readonly input: TeamInput }
  | { readonly kind: 'pass'; readonly task: TeamTask; readonly pass: SharedPass }

/** A thread of the team. One that dies is not missed: what it has begun is done again. */
export class TeamThread {
  private readonly worker: Worker
  private answer: ((answer: ScanAnswer) => void) | null = null
  private isAlive = true

  constructor(workerPath: string) {
    this.worker = new Worker(workerPath)
    this.worker.on('message', (answer: ScanAnswer) => this.hear(answer))
    this.worker.on('error', () => this.die())
    this.worker.on('exit', () => this.die())
    this.worker.unref()
  }

  tell(message: TeamMessage): void {
    this.worker.postMessage(message)
  }

  /** What it has read, when nothing is left to read. */
  scan(task: ScanTask): Promise<ScanAnswer> {
    if (!this.isAlive) return Promise.resolve('stopped')
    // The process does not end as long as this is waited for.
    this.worker.ref()
    this.tell({ kind: 'scan', ...task })
    return new Promise((resolve) => (this.answer = resolve))
  }

  end(): void {
    void this.worker.terminate()
  }

  private hear(answer: ScanAnswer): void {
    this.worker.unref()
    this.answer?.(answer)
    this.answer = null
  }

  private die(): void {
    this.isAlive = false
    this.hear('stopped')
  }
}
