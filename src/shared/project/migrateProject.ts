import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { PROJECT_FORMAT, PROJECT_VERSION } from './projectFile'

/** What makes the next version of a project of this one. */
type Migration = (project: Readonly<Record<string, unknown>>) => Record<string, unknown>
export type Migrations = Readonly<Record<number, Migration>>

/** By the version they start from. What only adds to the document needs none: the schema has defaults. */
const migrations: Migrations = {}

export type MigrationProblem =
  | { readonly kind: 'not-a-project' }
  | { readonly kind: 'newer'; readonly version: number; readonly known: number }
  | { readonly kind: 'invalid'; readonly place: string; readonly reason: string }

interface Known {
  readonly version: number
  readonly migrations: Migrations
}

/** Brings what was read to the version that is known, step by step. */
export function migrateProject(
  content: unknown,
  known: Known = { version: PROJECT_VERSION, migrations },
): Result<Record<string, unknown>, MigrationProblem> {
  if (!isRecord(content) || content.format !== PROJECT_FORMAT) return fail({ kind: 'not-a-project' })
  const { version } = content
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail({ kind: 'invalid', place: 'version', reason: 'a whole number from 1' })
  }
  if (version > known.version) return fail({ kind: 'newer', version, known: known.version })
  let project = content
  for (let from = version; from < known.version; from++) {
    project = { ...known.migrations[from](project), version: from + 1 }
  }
  return ok(project)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
