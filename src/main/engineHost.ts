import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import { ENGINE_PORT_CHANNEL } from '@shared/contract/channels'
import type { ExportReportRequest, MainEvent } from '@shared/contract/mainApi'
import type { EngineToMain, MainToEngine } from '@shared/contract/wire'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import type { Grants } from './grants'
import { restartDelay } from './restartDelay'

export interface EngineHostOptions {
  readonly modulePath: string
  readonly grants: Pick<Grants, 'entries'>
  tell(event: MainEvent): void
}

/** Keeps the engine process alive: starts it, hands its port to the window, and starts another one when it ends. */
export class EngineHost {
  #engine: UtilityProcess | null = null
  #ready = false
  #startedAt = 0
  #failures = 0
  #stopped = false
  #window: WebContents | null = null
  #nextReport = 1
  readonly #reports = new Map<number, { request: unknown; settle: (html: Result<string>) => void }>()

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

  tellGrant(id: string, path: string): void {
    if (this.#ready) this.#post({ kind: 'grant', id, path })
  }

  composeReport(request: ExportReportRequest): Promise<Result<string>> {
    return new Promise((settle) => {
      const id = this.#nextReport++
      this.#reports.set(id, { request, settle })
      if (this.#ready) this.#post({ kind: 'report', id, argument: request })
    })
  }

  stop(): void {
    this.#stopped = true
    this.#engine?.kill()
  }

  #post(message: MainToEngine): void {
    this.#engine?.postMessage(message)
  }

  #receive(message: EngineToMain): void {
    if (message.kind === 'report') {
      this.#reports.get(message.id)?.settle(message.result)
      this.#reports.delete(message.id)
      return
    }
    this.#ready = true
    for (const [id, path] of this.options.grants.entries()) this.#post({ kind: 'grant', id, path })
    for (const [id, { request }] of this.#reports) this.#post({ kind: 'report', id, argument: request })
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
    for (const { settle } of this.#reports.values()) settle(fail({ code: 'engine-stopped', reason }))
    this.#reports.clear()
    this.options.tell({ kind: 'engine-stopped', reason })
    const { failures, delay } = restartDelay(this.#failures, performance.now() - this.#startedAt)
    this.#failures = failures
    setTimeout(() => {
      if (!this.#stopped) this.start()
    }, delay)
  }
}
