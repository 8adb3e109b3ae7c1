import type { AppError, ErrorCode } from '@shared/outcome/appError'

/** The command line's exit codes, as its contract names them. */
export const EXIT_DONE = 0
const EXIT_INTERNAL = 1
const EXIT_USAGE = 2
const EXIT_FILE = 3
const EXIT_MODEL = 4
const EXIT_INTERRUPTED = 130

/** Codes of the request's own mistakes; a file's begin with one of the prefixes below; what is left concerns the model. */
const usageCodes: readonly ErrorCode[] = [
  'usage',
  'method-unknown',
  'option-invalid',
  'option-unfit',
  'option-text-only',
  'steps-invalid',
  'steps-unreadable',
  'step-failed',
  'filter-invalid',
  'rows-out-of-range',
  'learning-rate-invalid',
  'iterations-invalid',
  'start-unknown',
  'pretrained-invalid',
  'pretrained-term-missing',
  'pdf-unavailable',
]
const internalCodes: readonly ErrorCode[] = [
  'internal',
  'engine-stopped',
  'message-invalid',
  'not-granted',
  'table-closed',
  'fit-outdated',
  'write-failed',
  'disk-full',
  'temporary-files-impossible',
  'out-of-memory',
]
const filePrefixes = ['file-', 'project-', 'encoding-', 'workbook-', 'sheet-', 'range-', 'import-']

export function exitCode(error: AppError): number {
  const { code } = error
  // A file that a step needs is a file that cannot be read.
  if (code === 'step-failed' && error.cause.code === 'step-file' && isFileError(error.cause.cause)) {
    return EXIT_FILE
  }
  if (code === 'cancelled') return EXIT_INTERRUPTED
  if (usageCodes.includes(code)) return EXIT_USAGE
  if (internalCodes.includes(code)) return EXIT_INTERNAL
  return isFileError(error) ? EXIT_FILE : EXIT_MODEL
}

const isFileError = ({ code }: AppError): boolean => filePrefixes.some((prefix) => code.startsWith(prefix))
