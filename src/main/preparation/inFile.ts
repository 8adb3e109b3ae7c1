import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import type { OtherFile } from './otherTables'

/** An error of the other file, named; a cancelled step is that alone. */
export function inFile({ file, name }: OtherFile, cause: AppError): Result<never> {
  return fail(cause.code === 'cancelled' ? cause : { code: 'step-file', name: name || file, cause })
}
