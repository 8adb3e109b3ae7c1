import type { AppError } from '@shared/outcome/appError'
import { flagOf } from './importFlags'

/** An error of an option that means nothing to the file, told by the flag that said it; any other as it is. */
export function unfitFlag(error: AppError): AppError {
  if (error.code !== 'option-unfit' && error.code !== 'option-text-only') return error
  return { ...error, option: flagOf(error.option) }
}
