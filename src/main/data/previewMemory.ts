/**
 * What need not be found out again while the same file is previewed with other options: the pass over a text's bytes, a parsed
 * workbook. A file that has changed meanwhile is another one.
 */
export class PreviewMemory {
  private file = ''
  private readonly known = new Map<string, unknown>()

  /** From here on it is about this state of this file. */
  turnTo(file: { readonly path: string; readonly bytes: number; readonly modified: number }): void {
    const key = JSON.stringify([file.path, file.bytes, file.modified])
    if (key !== this.file) this.known.clear()
    this.file = key
  }

  /** What `find` answered when it was last asked for this. */
  async recall<T>(what: string, find: () => Promise<T>): Promise<T> {
    const file = this.file
    if (this.known.has(what)) return this.known.get(what) as T
    const found = await find()
    if (file === this.file) this.known.set(what, found)
    return found
  }

  forget(): void {
    this.known.clear()
  }
}
