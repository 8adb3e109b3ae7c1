import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import { writeAtomically } from './writeAtomically'

/** Writes a file of parts that are made one after the other; a part that fails leaves the old file and is what is answered. */
export async function writeParts(path: string, parts: AsyncIterable<Result<string>>): Promise<Result<null>> {
  const failures: AppError[] = []
  async function* texts(): AsyncGenerator<string> {
    for await (const part of parts) {
      if (!part.ok) {
        failures.push(part.error)
        throw new Error(part.error.code)
      }
      yield part.value
    }
  }
  const written = await writeAtomically(path, texts())
  return failures.length === 0 ? written : fail(failures[0])
}
