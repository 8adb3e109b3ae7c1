import type { z } from 'zod'
import { mainRequestSchemas, type MainApi, type MainMethod } from '@shared/contract/mainApi'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'

/** One handler for every method; each gets a request that its schema has let through. */
export type MainHandlers = {
  readonly [M in MainMethod]: (request: z.infer<(typeof mainRequestSchemas)[M]>) => ReturnType<MainApi[M]>
}

export const mainMethods = Object.keys(mainRequestSchemas) as readonly MainMethod[]

/** Validates a request of the window and hands it to its handler; whatever goes wrong is a `Result`. */
export async function answerMainRequest(
  handlers: MainHandlers,
  method: MainMethod,
  argument: unknown,
): Promise<Result<unknown>> {
  const request = mainRequestSchemas[method].safeParse(argument)
  if (!request.success) {
    const { path, message } = request.error.issues[0]
    return fail({ code: 'message-invalid', detail: [method, ...path].join('.') + `: ${message}` })
  }
  const handle = handlers[method] as (request: unknown) => Promise<Result<unknown>>
  try {
    return await handle(request.data)
  } catch (error) {
    return fail({ code: 'internal', detail: error instanceof Error ? error.message : String(error) })
  }
}
