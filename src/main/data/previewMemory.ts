/**
 * What need not be found out again while the same file is previewed with other options: the pass over a text's bytes, a parsed
 * workbook. A file that has changed meanwhile is another one.
 */
export class PreviewMemory {
  private file = ''
  private readonly known = new Map<string, Known>()

  /** From here on it is about this state of this file. */
  turnTo(file: { readonly path: string; readonly bytes: number; readonly modified: number }): void {
    const key = JSON.stringify([file.path, file.bytes, file.modified])
    if (key !== this.file) this.forget()
    this.file = key
  }

  /** What `find` answered when it was last asked for this. @param release lets go of it when it is forgotten */
  async recall<T>(what: string, find: () => Promise<T>, release?: (found: T) => void): Promise<T> {
    const file = this.file
    const known = this.known.get(what)
    if (known !== undefined) return known.value as T
    const value = await find()
    if (file === this.file) this.known.set(what, { value, release: () => release?.(value) })
    return value
  }

  forget(): void {
    for (const { release } of this.known.values()) release()
    this.known.clear()
  }
}

interface Known {
  readonly value: unknown
  readonly release: () => void
}
