import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import { putFiguresBeside, type PlacedFigures } from './figures/putFiguresBeside'
import { reasonOf } from './reasonOf'
import { writeAtomically } from './writeAtomically'

type WriteFailed = Extract<AppError, { readonly code: 'write-failed' }>

/** Writes a report's file whole or not at all, the figures of one in Markdown into a folder beside it. */
export async function writeReport(
  path: string,
  content: string | Uint8Array,
  format: string,
): Promise<Result<null, WriteFailed>> {
  if (typeof content !== 'string' || format !== 'md') return writeAtomically(path, content)
  let placed: PlacedFigures
  try {
    placed = await putFiguresBeside(path, content)
  } catch (error) {
    return fail({ code: 'write-failed', path, reason: reasonOf(error) })
  }
  const written = await writeAtomically(path, placed.markdown)
  await (written.ok ? placed.keep() : placed.takeBack())
  return written
}
