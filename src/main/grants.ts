import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { FileGrant } from '@shared/contract/mainApi'

/**
 * Which files the window may have read. The window holds ids only; the paths stay here and in the engine, which is told of
 * each grant. The same path keeps its id, so that undo finds a file again.
 */
export class Grants {
  readonly #paths = new Map<string, string>()
  readonly #ids = new Map<string, string>()

  constructor(private readonly onGrant: (id: string, path: string) => void) {}

  /** Grants the file at an absolute path that the user named: whether it exists is for the engine to say. */
  grant(path: string): FileGrant {
    const id = this.#ids.get(path) ?? randomUUID()
    this.#ids.set(path, id)
    this.#paths.set(id, path)
    this.onGrant(id, path)
    return { grant: id, name: basename(path) }
  }

  /** The file behind a grant; undefined when none was given. */
  pathOf(id: string): string | undefined {
    return this.#paths.get(id)
  }

  /** All grants, [id, path], for an engine that has just started. */
  entries(): IterableIterator<[string, string]> {
    return this.#paths.entries()
  }
}
