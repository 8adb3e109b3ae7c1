/** A grant and the request that uses it come from two sides: this long the engine waits for the one to catch up. */
const PATIENCE_MS = 1000

/** The files that main lets the engine read, by grant. */
export class GrantBook {
  readonly #paths = new Map<string, readonly string[]>()
  readonly #waiting = new Map<string, Set<(paths: readonly string[]) => void>>()

  add(id: string, paths: readonly string[]): void {
    this.#paths.set(id, paths)
    for (const give of this.#waiting.get(id) ?? []) give(paths)
    this.#waiting.delete(id)
  }

  /** The paths behind a grant, of which there is one at least; null when main has not given it, not even after a moment. */
  pathsOf(id: string, patienceMs = PATIENCE_MS): Promise<readonly string[] | null> | readonly string[] {
    const known = this.#paths.get(id)
    if (known !== undefined) return known
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(id) ?? new Set()
      this.#waiting.set(id, waiting)
      const timer = setTimeout(() => {
        waiting.delete(give)
        resolve(null)
      }, patienceMs)
      const give = (paths: readonly string[]): void => {
        clearTimeout(timer)
        resolve(paths)
      }
      waiting.add(give)
    })
  }
}
