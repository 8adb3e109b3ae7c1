import type { AppError } from '@shared/outcome/appError'
import { openFile } from '../data/openFile'
import { sniffFormat } from '../data/sniffFormat'
import { unfitOption, type OptionKind } from '../data/unfitOption'
import type { ImportFlags } from './importFlags'

/** A flag that is for another kind of file than all of these. Files that cannot be read say so later. */
export async function unfitFlag(
  { sheet, range, encoding, delimiter, quote, comment }: ImportFlags,
  paths: readonly [string, ...string[]],
): Promise<AppError | null> {
  const given = { sheet, range, encoding, delimiter, quote, comment }
  if (Object.values(given).every((value) => value === undefined)) return null
  const files: { path: string; kind: OptionKind }[] = []
  for (const path of paths) {
    const kind = await kindOf(path)
    if (kind === null) return null
    files.push({ path, kind })
  }
  const unfit = unfitOption(given, files)
  return unfit && { ...unfit, option: `--${unfit.option}` }
}

/** Null where the file is none that is read. */
async function kindOf(path: string): Promise<OptionKind | null> {
  const opened = await openFile(path)
  if (!opened.ok) return null
  const { file, bytes } = opened.value
  try {
    const { kind } = bytes > 0 ? await sniffFormat(file, bytes, path) : { kind: 'other' as const }
    if (kind === 'text' || kind === 'workbook') return kind
    return kind === 'json' || kind === 'parquet' ? 'other' : null
  } finally {
    await file.close()
  }
}
