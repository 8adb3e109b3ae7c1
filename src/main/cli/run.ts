import { basename, join, resolve } from 'node:path'
import { rm } from 'node:fs/promises'
import type { Command } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Warning } from '@shared/outcome/warning'
import type { ProjectFile } from '@shared/project/projectFile'
import { languages, type Language } from '@shared/texts/language'
import { makeTemporaryFolder } from '../data/temporaryFolder'
import { FileFactsBook } from '../project/fileFacts'
import { findData } from '../project/findData'
import { readProject } from '../project/readProject'
import { namesOf, runDocument, type RunOutcome } from '../project/runDocument'
import type { Finish } from './commandOutcome'
import { watching } from './dataOptions'
import { fitJson } from './fitJson'
import { fitText } from './fitText'
import type { CommandIo } from './io'
import { addOutputOptions, addReportOption, writeOutput, writeWarnings, type OutputOptions } from './output'

interface RunOptions extends OutputOptions {
  readonly data?: readonly string[]
  /** @default that of the project's report, or of the window that saved it */
  readonly language?: string
}

export function addRunCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('run')
    .description('rerun a saved project on its data, or on other data of the same columns')
    .argument('<project>', 'the project, a .leastwise file')
    .option('--data <files...>', "data in place of the project's own; several files are one table")
    .option('--language <language>', `of the report, in place of the project's: ${languages.join(', ')}`)
  addReportOption(addOutputOptions(command)).action((path: string, options: RunOptions) =>
    finish(runProject(path, options, io)),
  )
}

async function runProject(path: string, options: RunOptions, io: CommandIo): Promise<AppError | null> {
  const language = languages.find((known) => known === options.language) ?? null
  if (options.language !== undefined && language === null) {
    const expected = languages.join(', ')
    return { code: 'option-invalid', option: '--language', value: options.language, expected }
  }
  const read = await readProject(path)
  if (!read.ok) return read.error
  const folder = await makeTemporaryFolder()
  try {
    const found = await findFiles({ path, project: read.value.project, folder, data: options.data })
    if (!found.ok) return found.error
    return await runOnFiles({ path, project: read.value.project, language, ...found.value }, options, io)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface FoundFiles {
  readonly files: ReadonlyMap<string, readonly string[]>
  readonly changed: readonly Warning[]
}

interface Wanted {
  readonly path: string
  readonly project: ProjectFile
  /** Where data that the project brings is put. */
  readonly folder: string
  readonly data?: readonly string[]
}

/** Whoever runs a project has named it, so that it may read what it names: it answers with figures to the same person. */
async function findFiles({ path, project, folder, data }: Wanted): Promise<Result<FoundFiles>> {
  const { source } = project.document
  if (source === null) return fail({ code: 'project-without-data', path })
  const facts = new FileFactsBook()
  const search = { project: resolve(path), facts, folder: join(folder, 'data'), isAllowed: () => true }
  const files = new Map<string, readonly string[]>()
  const changed: Warning[] = []
  for (const [name, described] of Object.entries(project.files)) {
    if (name === source.grant && data !== undefined) {
      files.set(name, data)
      continue
    }
    const found = await findData(described, search)
    const called = namesOf(described.parts.map(({ absolute }) => absolute))
    if (found.paths === null) return fail({ code: 'project-file-gone', path, name: called })
    if (found.state === 'changed') changed.push({ code: 'data-changed', name: called })
    if (found.state === 'unseen') changed.push({ code: 'data-unseen', name: called })
    files.set(name, found.paths)
  }
  return ok({ files, changed })
}

interface Run extends FoundFiles {
  readonly path: string
  readonly project: ProjectFile
  /** null where nothing was said. */
  readonly language: Language | null
}

async function runOnFiles(
  { path, project, language, files, changed }: Run,
  options: OutputOptions,
  io: CommandIo,
): Promise<AppError | null> {
  const report = { ...project.document.report, ...(language === null ? {} : { language }) }
  const document = { ...project.document, report }
  const table = project.files[document.source?.grant ?? ''].table
  let unfit = changed
  const onUnfit = (found: readonly Warning[]): void => void (unfit = [...changed, ...found])
  const spoken = project.language ?? 'en'
  const ran = await runDocument({ document, files, table, language: spoken, onUnfit }, watching(io))
  if (!ran.ok) {
    writeWarnings(unfit, io)
    return ran.error
  }
  try {
    return await writeOutput(
      outputOf(ran.value, [...changed, ...ran.value.unfit], basename(path)),
      options,
      io,
    )
  } finally {
    await ran.value.close()
  }
}

function outputOf(
  ran: RunOutcome,
  unfit: readonly Warning[],
  project: string,
): Parameters<typeof writeOutput>[0] {
  const { result, timing } = ran
  return {
    text: () => fitText(result),
    json: () => ({ ...fitJson(result, timing), project, unfit }),
    warnings: [...unfit, ...result.warnings],
    report: async (format) => {
      const made = await ran.report(format === 'pdf' ? 'html' : format)
      if (!made.ok) throw new Error(made.error.code)
      return made.value
    },
  }
}
