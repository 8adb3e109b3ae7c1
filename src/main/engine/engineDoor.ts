import { z } from 'zod'
import { engineRequestSchemas, type EngineMethod } from '@shared/contract/engineApi'
import type { FromEngine } from '@shared/contract/wire'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import type { EngineHandlers, RequestContext } from './engineHandlers'
import { thrownError } from './thrownError'

const id = z.number().int().min(0)
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), id, method: z.string().max(100), argument: z.unknown() }).strict(),
  z.object({ kind: z.literal('cancel'), id }).strict(),
])

/**
 * The engine's door to one window: validates each message, hands it to its handler, sends the reply. A message that is none
 * (no id to answer to) is dropped; everything else is answered exactly once.
 */
export class EngineDoor {
  readonly #running = new Map<number, AbortController>()
  #closed = false

  constructor(
    private readonly handlers: EngineHandlers,
    private readonly send: (message: FromEngine) => void,
  ) {}

  receive(data: unknown): void {
    const message = messageSchema.safeParse(data)
    if (!message.success) return
    if (message.data.kind === 'cancel') this.#running.get(message.data.id)?.abort()
    else if (!this.#running.has(message.data.id)) void this.#answer(message.data)
  }

  /** The window is gone: nothing more is sent, and what runs for it is cancelled. */
  close(): void {
    this.#closed = true
    for (const controller of this.#running.values()) controller.abort()
  }

  async #answer({ id, method, argument }: { id: number; method: string; argument: unknown }): Promise<void> {
    const controller = new AbortController()
    const { signal } = controller
    this.#running.set(id, controller)
    const result = await this.#handle(method, argument, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) this.#send({ kind: 'progress', id, progress })
      },
    })
    this.#running.delete(id)
    this.#send({ kind: 'reply', id, result: signal.aborted ? fail({ code: 'cancelled' }) : result })
  }

  async #handle(method: string, argument: unknown, context: RequestContext): Promise<Result<unknown>> {
    if (!isMethod(method)) return invalid(`no method ${JSON.stringify(method)}`)
    const request = engineRequestSchemas[method].safeParse(argument)
    if (!request.success) {
      const { path, message } = request.error.issues[0]
      return invalid(`${[method, ...path].join('.')}: ${message}`)
    }
    const handle = this.handlers[method] as (
      request: unknown,
      context: RequestContext,
    ) => Promise<Result<unknown>>
    try {
      return await handle.call(this.handlers, request.data, context)
    } catch (thrown) {
      return fail(thrownError(thrown))
    }
  }

  #send(message: FromEngine): void {
    if (!this.#closed) this.send(message)
  }
}

const isMethod = (name: string): name is EngineMethod => Object.hasOwn(engineRequestSchemas, name)

const invalid = (detail: string): Result<never> => fail({ code: 'message-invalid', detail })
