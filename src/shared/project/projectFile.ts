import { z } from 'zod'
import { analysisDocumentSchema } from '../document/analysisDocument'
import { languages } from '../texts/language'
import { savedHistorySchema } from './savedHistory'

/** The version that is written. Older ones are migrated, newer ones refused. */
export const PROJECT_VERSION = 1
export const PROJECT_FORMAT = 'leastwise/project'
export const PROJECT_EXTENSION = 'leastwise'

const path = z.string().min(1).max(10_000)
const byteCount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** A file on the disk, as it was when the project was saved. */
const partSchema = z
  .object({
    /** As seen from the project's folder, with `/`; null where no such path leads there. */
    relative: path.nullable(),
    absolute: path,
    bytes: byteCount,
    /** When it was last changed, in milliseconds since 1970. */
    modified: z.number().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
    /** The file itself, compressed by gzip and written in base64. */
    embedded: z.string().nullable().default(null),
  })
  .strict()
export type ProjectPart = z.infer<typeof partSchema>

const columnSchema = z
  .object({ name: z.string().max(10_000), type: z.enum(['number', 'integer', 'boolean', 'date', 'text']) })
  .strict()

/** What was known of a table; null where it was never read. */
export const knownTableSchema = z
  .object({
    rows: z.number().int().min(0),
    columns: z.array(columnSchema).max(1_000_000),
    /** Of the factors of the model in the rows that were fitted, by their columns. */
    levels: z.record(z.string().max(10_000), z.array(z.string()).max(1000)).default({}),
  })
  .strict()

const tableSchema = knownTableSchema.nullable()
export type ProjectTable = z.infer<typeof tableSchema>

/** One or several files that make one table. */
const dataSchema = z
  .object({ parts: z.array(partSchema).min(1).max(1000), table: tableSchema.default(null) })
  .strict()
export type ProjectData = z.infer<typeof dataSchema>

/**
 * A project as it is written. The document is the window's, but where it names a grant the project names one of its `files`: a
 * grant is of this session, a project is for later ones and other machines.
 */
export const projectFileSchema = z
  .object({
    format: z.literal(PROJECT_FORMAT),
    version: z.literal(PROJECT_VERSION),
    program: z.object({ name: z.string().max(100), version: z.string().max(100) }).strict(),
    saved: z.iso.datetime(),
    /** That of the window, in which a report is written that leaves it to the window; null where that is not known. */
    language: z.enum(languages).nullable().default(null),
    files: z.record(z.string().regex(/^[a-z0-9-]{1,50}$/), dataSchema),
    document: analysisDocumentSchema,
    /** What led to the document; null where that is not known. */
    history: savedHistorySchema.nullable().default(null),
  })
  .strict()
export type ProjectFile = z.infer<typeof projectFileSchema>
