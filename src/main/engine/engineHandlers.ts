import type { EngineMethod, EngineReply, EngineRequest } from '@shared/contract/engineApi'
import type { FitContext } from './fitThread'

/** How a request is cancelled and tells how far it is. */
export type RequestContext = FitContext

/** The engine's methods as its door calls them. Nothing here throws on bad input; errors leave the open work untouched. */
export type EngineHandlers = {
  readonly [M in EngineMethod]: (
    request: EngineRequest<M>,
    context?: RequestContext,
  ) => Promise<EngineReply<M>>
}
