/** Work of which only the latest counts: to begin anew cancels what still runs. */
export class LatestTurn {
  #running: AbortController | null = null

  /** Begins anew; the signal is aborted with the request's own, and when another turn begins. */
  begin({ signal }: { readonly signal?: AbortSignal }): AbortSignal {
    this.cancel()
    const turn = new AbortController()
    if (signal?.aborted === true) turn.abort()
    signal?.addEventListener('abort', () => turn.abort(), { once: true })
    this.#running = turn
    return turn.signal
  }

  cancel(): void {
    this.#running?.abort()
  }
}
