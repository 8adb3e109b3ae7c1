import { join } from 'node:path'
import type { DuckdbTable } from '../../../src/main/data/database/duckdbStore'
import { OtherTables } from '../../../src/main/preparation/otherTables'

/** The files of a folder, by their names there, for steps to join; without a folder there is none. */
export const othersOf = ({ origin }: DuckdbTable, folder?: string): OtherTables =>
  new OtherTables(origin.database, {
    pathsOf: (file) => (folder === undefined ? null : [join(folder, file)]),
  })
