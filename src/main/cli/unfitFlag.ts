import type { AppError } from '@shared/outcome/appError'
import type { ImportOptions } from '@shared/source/importOptions'
import { unfitOptionOf } from '../data/unfitOption'
import { flagOf } from './importFlags'

/** A flag that is for another kind of file than all of these. Files that cannot be read say so later. */
export async function unfitFlag(options: ImportOptions, paths: readonly string[]): Promise<AppError | null> {
  const unfit = await unfitOptionOf(options, paths)
  return unfit && { ...unfit, option: flagOf(unfit.option) }
}
