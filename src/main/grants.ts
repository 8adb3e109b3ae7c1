import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { FileGrant } from '@shared/contract/mainApi'

/**
 * Which files the window may have read. The window holds ids only; the paths stay here and in the engine, which is told of
 * each grant. A grant is of one file, or of several that are to be one table. The same paths keep their id, so that undo finds a file again.
 */
export class Grants {
  readonly #paths = new Map<string, readonly string[]>()
  readonly #ids = new Map<string, string>()

  constructor(private readonly onGrant: (id: string, paths: readonly string[]) => void) {}

  /** Grants files at absolute paths that the user named: whether they exist is for the engine to say. */
  grant(...paths: readonly [string, ...string[]]): FileGrant {
    const key = keyOf(paths)
    const id = this.#ids.get(key) ?? randomUUID()
    this.#ids.set(key, id)
    this.#paths.set(id, paths)
    this.onGrant(id, paths)
    const others = paths.length - 1
    return { grant: id, name: basename(paths[0]) + (others > 0 ? ` + ${others}` : '') }
  }

  /** Grants files again under the id that they had in an earlier session. */
  restore(id: string, paths: readonly string[]): void {
    this.#ids.set(keyOf(paths), id)
    this.#paths.set(id, paths)
    this.onGrant(id, paths)
  }

  /** The files behind a grant; undefined when none was given. */
  pathsOf(id: string): readonly string[] | undefined {
    return this.#paths.get(id)
  }

  /** By what the preferences know the files behind a grant: a file by its path. */
  keyOf(id: string): string | undefined {
    const paths = this.#paths.get(id)
    return paths && keyOf(paths)
  }

  /** All grants, [id, paths], for an engine that has just started. */
  entries(): IterableIterator<[string, readonly string[]]> {
    return this.#paths.entries()
  }
}

/** No path holds a line feed that is not a name's own; two sets of files never share one. */
export const keyOf = (paths: readonly string[]): string => paths.join('\n')
