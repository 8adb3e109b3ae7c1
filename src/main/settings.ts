import { readFileSync, renameSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { settingsSchema, type Settings } from '@shared/contract/mainApi'
import { importOptionsSchema } from '@shared/source/importOptions'
import { writeAtomically } from './export/writeAtomically'

const coordinate = z.number().int().min(-100_000).max(100_000)
const windowPlaceSchema = z.object({
  x: coordinate,
  y: coordinate,
  width: z.number().int().min(1).max(100_000),
  height: z.number().int().min(1).max(100_000),
  maximized: z.boolean(),
})
const recentEntrySchema = z.object({ id: z.string().max(100), path: z.string().max(10_000) })
const rememberedImportSchema = z.object({ path: z.string().max(10_000), options: importOptionsSchema })
const preferencesSchema = z.object({
  settings: settingsSchema,
  recentFiles: z.array(recentEntrySchema).max(100),
  window: windowPlaceSchema.nullable(),
  /** How files were read when the user chose it, the last one first. */
  imports: z.array(rememberedImportSchema).max(1000).default([]),
  /** SHA-256 of the projects that this program wrote, the last one first: what they name, the user had open. */
  projects: z.array(z.string().max(64)).max(1000).default([]),
  /** The file that was being read when this was written; null when none was. */
  opening: z.string().max(10_000).nullable().default(null),
  /** Where the last file was saved. */
  saveFolder: z.string().max(10_000).nullable(),
})

export type WindowPlace = z.infer<typeof windowPlaceSchema>
export type RememberedImport = z.infer<typeof rememberedImportSchema>
export type RecentEntry = z.infer<typeof recentEntrySchema>
/** All that is remembered from one start to the next. */
export type Preferences = z.infer<typeof preferencesSchema>

export const defaultPreferences: Preferences = {
  settings: { language: 'system', theme: 'system', leftWidth: 232, rightWidth: 312 },
  recentFiles: [],
  imports: [],
  projects: [],
  opening: null,
  window: null,
  saveFolder: null,
}

/** Keeps the preferences in one JSON file: read at the start, written whole after each change, never two writes at once. */
export class SettingsStore {
  #preferences: Preferences
  #writing: Promise<void> | null = null
  #dirty = false

  constructor(private readonly file: string) {
    this.#preferences = readPreferences(file)
  }

  get preferences(): Preferences {
    return this.#preferences
  }

  get settings(): Settings {
    return this.#preferences.settings
  }

  change(part: Partial<Preferences>): void {
    this.#preferences = { ...this.#preferences, ...part }
    this.#dirty = true
    this.#writing ??= this.#write()
  }

  /** Waits until everything is on the disk. */
  async flush(): Promise<void> {
    await this.#writing
  }

  /** A write that fails loses nothing but the memory of a preference, so it is not worth a message. */
  async #write(): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true }).catch(() => undefined)
    while (this.#dirty) {
      this.#dirty = false
      await writeAtomically(this.file, `${JSON.stringify(this.#preferences, null, 2)}\n`)
    }
    this.#writing = null
  }
}

/** A file that is no preferences file is kept beside as `….damaged`, and the defaults hold. */
function readPreferences(file: string): Preferences {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return defaultPreferences
  }
  const read = preferencesSchema.safeParse(parsed(text))
  if (read.success) return read.data
  try {
    renameSync(file, `${file}.damaged`)
  } catch {
    // it cannot be moved away: the next write replaces it
  }
  return defaultPreferences
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
