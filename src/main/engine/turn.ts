/** A controller that the request's own signal aborts too. */
export function turnOf({ signal }: { readonly signal?: AbortSignal }): AbortController {
  const turn = new AbortController()
  if (signal?.aborted === true) turn.abort()
  signal?.addEventListener('abort', () => turn.abort(), { once: true })
  return turn
}
