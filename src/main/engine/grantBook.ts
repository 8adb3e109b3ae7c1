/** A grant and the request that uses it come from two sides: this long the engine waits for the one to catch up. */
const PATIENCE_MS = 1000

/** The files that main lets the engine read, by grant. */
export class GrantBook {
  readonly #paths = new Map<string, string>()
  readonly #waiting = new Map<string, Set<(path: string) => void>>()

  add(id: string, path: string): void {
    this.#paths.set(id, path)
    for (const give of this.#waiting.get(id) ?? []) give(path)
    this.#waiting.delete(id)
  }

  /** The path behind a grant; null when main has not given it, not even after a moment. */
  pathOf(id: string, patienceMs = PATIENCE_MS): Promise<string | null> | string {
    const known = this.#paths.get(id)
    if (known !== undefined) return known
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(id) ?? new Set()
      this.#waiting.set(id, waiting)
      const timer = setTimeout(() => {
        waiting.delete(give)
        resolve(null)
      }, patienceMs)
      const give = (path: string): void => {
        clearTimeout(timer)
        resolve(path)
      }
      waiting.add(give)
    })
  }
}
