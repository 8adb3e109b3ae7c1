import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import { ENGINE_PORT_CHANNEL } from '@shared/contract/channels'
import type { ExportReportRequest, MainEvent } from '@shared/contract/mainApi'
import type { PredictionCsvPart, PredictionCsvRequest } from '@shared/contract/predictionApi'
import type { EngineToMain, MainQuestion, MainToEngine } from '@shared/contract/wire'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import type { Grants } from './grants'
import { restartDelay } from './restartDelay'

/** What it leaves on disk where it takes longer is swept at the next start. */
const LONGEST_END_MS = 3000

export interface EngineHostOptions {
  readonly modulePath: string
  readonly grants: Pick<Grants, 'entries'>
  tell(event: MainEvent): void
}

interface Question {
  readonly kind: MainQuestion
  readonly argument: unknown
  readonly settle: (answer: Result<unknown>) => void
}

/** Keeps the engine process alive: starts it, hands its port to the window, and starts another one when it ends. */
export class EngineHost {
  #engine: UtilityProcess | null = null
  #ready = false
  #startedAt = 0
  #failures = 0
  #stopped = false
  #window: WebContents | null = null
  #nextQuestion = 1
  readonly #questions = new Map<number, Question>()

  constructor(private readonly options: EngineHostOptions) {}

  start(): void {
    const engine = utilityProcess.fork(this.options.modulePath, [], { serviceName: 'Leastwise engine' })
    this.#engine = engine
    this.#startedAt = performance.now()
    engine.on('message', (message: EngineToMain) => this.#receive(message))
    engine.once('exit', (code) => this.#restart(code))
  }

  /** Hands a fresh port to the page, now or as soon as the engine is there, and again after each restart. */
  connect(contents: WebContents): void {
    this.#window = contents
    if (this.#ready) this.#handOverPort()
  }

  tellGrant(id: string, paths: readonly string[]): void {
    if (this.#ready) this.#post({ kind: 'grant', id, paths })
  }

  tellTarget(id: string, path: string): void {
    if (this.#ready) this.#post({ kind: 'target', id, path })
  }

  composeReport(request: ExportReportRequest): Promise<Result<string | Uint8Array>> {
    return this.#ask('report', request)
  }

  predictionCsv(request: PredictionCsvRequest): Promise<Result<PredictionCsvPart>> {
    return this.#ask('prediction-csv', request)
  }

  /** Ends the engine; settles when it is gone with all that it kept on disk, or has had its time for that. */
  stop(): Promise<void> {
    this.#stopped = true
    const engine = this.#engine
    if (engine === null) return Promise.resolve()
    return new Promise((gone) => {
      engine.once('exit', () => gone())
      this.#post({ kind: 'end' })
      setTimeout(() => {
        engine.kill()
        gone()
      }, LONGEST_END_MS)
    })
  }

  #ask<T>(kind: MainQuestion, argument: unknown): Promise<Result<T>> {
    return new Promise((resolve) => {
      const id = this.#nextQuestion++
      this.#questions.set(id, { kind, argument, settle: (result) => resolve(result as Result<T>) })
      if (this.#ready) this.#post({ kind, id, argument })
    })
  }

  #post(message: MainToEngine): void {
    this.#engine?.postMessage(message)
  }

  #receive(message: EngineToMain): void {
    if (message.kind === 'answer') {
      this.#questions.get(message.id)?.settle(message.result)
      this.#questions.delete(message.id)
      return
    }
    this.#ready = true
    for (const [id, paths] of this.options.grants.entries()) this.#post({ kind: 'grant', id, paths })
    for (const [id, { kind, argument }] of this.#questions) this.#post({ kind, id, argument })
    this.#handOverPort()
    if (this.#failures > 0) this.options.tell({ kind: 'engine-ready' })
  }

  #handOverPort(): void {
    if (this.#window === null || this.#window.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    this.#engine?.postMessage({ kind: 'connect' } satisfies MainToEngine, [port2])
    this.#window.postMessage(ENGINE_PORT_CHANNEL, null, [port1])
  }

  #restart(exitCode: number): void {
    this.#ready = false
    this.#engine = null
    if (this.#stopped) return
    const reason = `exit code ${exitCode}`
    for (const { settle } of this.#questions.values()) settle(fail({ code: 'engine-stopped', reason }))
    this.#questions.clear()
    this.options.tell({ kind: 'engine-stopped', reason })
    const { failures, delay } = restartDelay(this.#failures, performance.now() - this.#startedAt)
    this.#failures = failures
    setTimeout(() => {
      if (!this.#stopped) this.start()
    }, delay)
  }
}
