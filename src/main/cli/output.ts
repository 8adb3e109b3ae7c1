import { extname } from 'node:path'
import type { Command } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import type { Warning } from '@shared/outcome/warning'
import { warningMessage } from '@shared/texts/warningMessage'
import type { CommandIo } from './io'
import { jsonParts } from './jsonText'
import { printable } from './printable'

export interface OutputOptions {
  readonly json?: string
  readonly report?: string
}

export function addOutputOptions(command: Command): Command {
  return command.option('--json <file>', 'write the result as JSON; - for standard output')
}

export function addReportOption(command: Command): Command {
  return command.option(
    '--report <file>',
    'write a report: .html, .docx, .xlsx, .md, .tex, .json, or .pdf where Electron runs; .R or .py writes the analysis as a script',
  )
}

/** What a command has to say: the readable text, the same as JSON, and a report where one is asked for. */
export interface Output {
  readonly text: () => string | readonly Iterable<string>[]
  /** The text without the rows, for the terminal where a file has them as JSON. @default the text */
  readonly summary?: () => string
  readonly json: () => unknown
  readonly warnings: readonly Warning[]
  readonly report?: (format: ReportFormat) => Promise<string | Uint8Array>
}

const reportFormats = ['html', 'md', 'tex', 'docx', 'xlsx', 'json', 'pdf', 'r', 'py'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** Writes files first and the terminal last, so that an error leaves nothing half-said. */
export async function writeOutput(
  output: Output,
  options: OutputOptions,
  io: CommandIo,
): Promise<AppError | null> {
  if (options.report !== undefined) {
    const error = await reportTo(options.report, output, io)
    if (error !== null) return error
  }
  if (options.json !== undefined && options.json !== '-') {
    const done = await written(options.json, inTurn(jsonParts(output.json())))
    if (!done.ok) return done.error
  }
  if (options.json === '-') for (const part of jsonParts(output.json())) io.out(part)
  else writeText(options.json === undefined ? output.text() : (output.summary ?? output.text)(), io)
  writeWarnings(output.warnings, io)
  return null
}

export function writeWarnings(warnings: readonly Warning[], io: CommandIo): void {
  for (const warning of warnings) {
    io.error(printable(`leastwise: warning: ${warning.code}: ${warningMessage(warning, 'en')}\n`))
  }
}

/** Lines are written as they are made, so that any number of them can be. */
function writeText(text: string | readonly Iterable<string>[], io: CommandIo): void {
  if (typeof text === 'string') return io.out(printable(`${text}\n`))
  for (const lines of text) {
    let chunk: string[] = []
    for (const line of lines) {
      chunk.push(`${line}\n`)
      if (chunk.length < LINES_AT_ONCE) continue
      io.out(printable(chunk.join('')))
      chunk = []
    }
    io.out(printable(chunk.join('')))
  }
}

const LINES_AT_ONCE = 2000

/** What writes files is loaded when one is asked for. */
async function written(path: string, content: AsyncIterable<string>): Promise<Result<unknown>> {
  const { writeAtomically } = await import('../export/writeAtomically')
  return writeAtomically(path, content)
}

/** The parts as a file takes them: each is made when the one before it is written. */
async function* inTurn(parts: Iterable<string>): AsyncGenerator<string> {
  for (const part of parts) yield await Promise.resolve(part)
}

async function reportTo(path: string, output: Output, io: CommandIo): Promise<AppError | null> {
  const format = extname(path).slice(1).toLowerCase()
  if (!isReportFormat(format) || output.report === undefined) {
    return {
      code: 'option-invalid',
      option: '--report',
      value: path,
      expected: 'report.html, .docx, .xlsx, .md, .tex, .json, .pdf, .R or .py',
    }
  }
  if (format === 'pdf' && io.printPdf === undefined) return { code: 'pdf-unavailable' }
  const content = await output.report(format)
  if (typeof content !== 'string' || format !== 'pdf' || io.printPdf === undefined) {
    return reportWritten(path, content, format)
  }
  const printed = await io.printPdf(content)
  return printed.ok ? reportWritten(path, printed.value, format) : printed.error
}

async function reportWritten(
  path: string,
  content: string | Uint8Array,
  format: ReportFormat,
): Promise<AppError | null> {
  const { writeReport } = await import('../export/writeReport')
  const done = await writeReport(path, content, format)
  return done.ok ? null : done.error
}

function isReportFormat(format: string): format is ReportFormat {
  return reportFormats.some((known) => known === format)
}
