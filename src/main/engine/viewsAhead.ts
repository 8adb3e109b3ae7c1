import type { EngineReply, EngineRequest } from '@shared/contract/engineApi'
import type { DrawnView, ShownView } from '@shared/contract/fitAheadApi'
import type { Result } from '@shared/outcome/result'
import type { EngineHandlers } from './engineHandlers'

type ViewMethod = ShownView['method']
type ViewHandlers = Pick<EngineHandlers, ViewMethod | 'completeFlags'>

interface ViewAhead {
  readonly view: ShownView
  readonly drawn: Promise<Result<unknown>>
  /** What it is, once it is drawn. */
  reply: Result<unknown> | null
}

/** Views of a fit, drawn before they are asked for. Each is given once: with the fit where it is there by then, else when it is asked for. */
export class ViewsAhead {
  readonly #views = new Map<string, ViewAhead>()

  constructor(private readonly draw: ViewHandlers) {}

  /** Those of the engine that answer with what is drawn ahead, else draw now. */
  readonly handlers: ViewHandlers = {
    fitPlot: (request) => this.#take('fitPlot', request),
    residualPlot: (request) => this.#take('residualPlot', request),
    diagnosticPlot: (request) => this.#take('diagnosticPlot', request),
    flaggedRows: (request) => this.#take('flaggedRows', request),
    outlierTable: (request) => this.#take('outlierTable', request),
    completeFlags: (request, context) => {
      // With these flags they would look different.
      this.clear(request.fitId)
      return this.draw.completeFlags(request, context)
    },
  }

  /** Draws these views of a fit, one after the other. */
  begin(fitId: string, views: readonly ShownView[]): void {
    this.clear()
    for (const shown of views) {
      const view = { ...shown, request: { ...shown.request, fitId } } as ShownView
      const ahead: ViewAhead = { view, drawn: this.#ask(view.method, view.request), reply: null }
      this.#views.set(keyOf(view.method, view.request), ahead)
      void ahead.drawn.then((reply) => (ahead.reply = reply))
    }
  }

  /** The views of a fit that are there by now. */
  takeDrawn(fitId: string): readonly DrawnView[] {
    return [...this.#views].flatMap(([key, { view, reply }]) => {
      if (reply === null || view.request.fitId !== fitId) return []
      this.#views.delete(key)
      return [{ ...view, reply }]
    })
  }

  /** Lets go of what was drawn, of one fit or of any. */
  clear(fitId?: string): void {
    for (const [key, { view }] of this.#views)
      if (fitId === undefined || view.request.fitId === fitId) this.#views.delete(key)
  }

  #take<M extends ViewMethod>(method: M, request: EngineRequest<M>): Promise<EngineReply<M>> {
    const key = keyOf(method, request)
    const ahead = this.#views.get(key)
    this.#views.delete(key)
    return (ahead?.drawn as Promise<EngineReply<M>> | undefined) ?? this.#ask(method, request)
  }

  #ask<M extends ViewMethod>(method: M, request: EngineRequest<M>): Promise<EngineReply<M>> {
    const draw = this.draw[method] as (request: EngineRequest<M>) => Promise<EngineReply<M>>
    return draw(request)
  }
}

const keyOf = <M extends ViewMethod>(method: M, request: EngineRequest<M>): string =>
  JSON.stringify([method, request])
