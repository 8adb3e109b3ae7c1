import type { AppError } from '@shared/outcome/appError'
import { openFile } from '../data/openFile'
import { sniffFormat } from '../data/sniffFormat'
import type { ImportFlags } from './importFlags'

/** `--sheet` or `--range` where none of the files is a workbook: nothing would come of it. Files that cannot be read say so later. */
export async function unfitOption(
  { sheet, range }: Pick<ImportFlags, 'sheet' | 'range'>,
  paths: readonly [string, ...string[]],
): Promise<AppError | null> {
  const option = sheet !== undefined ? '--sheet' : range !== undefined ? '--range' : null
  if (option === null) return null
  for (const path of paths) if (!(await isWithoutSheets(path))) return null
  return { code: 'option-unfit', option, path: paths[0] }
}

async function isWithoutSheets(path: string): Promise<boolean> {
  const opened = await openFile(path)
  if (!opened.ok) return false
  const { file, bytes } = opened.value
  try {
    return bytes > 0 && ['text', 'json', 'parquet'].includes((await sniffFormat(file, bytes, path)).kind)
  } finally {
    await file.close()
  }
}
