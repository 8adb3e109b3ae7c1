import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { readPretrained } from '@shared/analysis/pretrainedModel'
import type { Pretrained } from '@shared/document/pretrained'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'

/** A model of two thousand coefficients has its matrix in less. */
const LARGEST = 200_000_000

/** The pre-trained model in a file. Errors: `file-not-found`, `pretrained-invalid`. */
export async function readPretrainedFile(path: string): Promise<Result<Pretrained>> {
  const found = await stat(path).catch(() => null)
  if (found === null) return fail({ code: 'file-not-found', path })
  if (!found.isFile() || found.size > LARGEST) {
    return fail({ code: 'pretrained-invalid', path, reason: 'JSON' })
  }
  try {
    return readPretrained(JSON.parse(await readFile(path, 'utf8')), basename(path))
  } catch (thrown) {
    return fail({ code: 'pretrained-invalid', path, reason: thrown instanceof Error ? thrown.message : '' })
  }
}
