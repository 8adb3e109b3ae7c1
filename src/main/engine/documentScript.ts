import type { AnalysisDocument } from '@shared/document/analysisDocument'
import { excludedRowsOf } from '@shared/document/exclusions'
import type { FitResult } from '@shared/estimators/fitResult'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import { pythonScript } from '@shared/scripts/pythonScript'
import { rScript } from '@shared/scripts/rScript'
import { listRows } from '@shared/table/rowSet'
import type { Language } from '@shared/texts/language'
import { version } from '../../../package.json'
import type { OpenedTable } from './openedTable'

export interface ScriptRequest {
  readonly format: 'r' | 'py'
  readonly language: Language
  readonly document: AnalysisDocument
  readonly result: Pick<FitResult, 'nUsed' | 'penalty'>
  /** The data file. */
  readonly path: string
}

/** A document's analysis as a script of R or Python. */
export async function documentScript(
  opened: OpenedTable,
  { format, language, document, result, path }: ScriptRequest,
): Promise<Result<string>> {
  const { model, filter, steps, exclusions } = document
  const kept = filter === null ? ok(null) : await opened.use((table) => table.includedRows(filter))
  if (!kept.ok) return kept
  const { import: reading, rowCount: fileRows, columns } = opened.loaded
  const write = format === 'r' ? rScript : pythonScript
  return ok(
    write({
      path,
      reading,
      fileRows,
      columns,
      steps,
      filter,
      keptRows: kept.value === null ? undefined : rowsIn(kept.value),
      excluded: [...listRows(excludedRowsOf(exclusions))],
      model,
      usedRows: result.nUsed,
      lambda: result.penalty?.lambda ?? null,
      time: new Date().toISOString().slice(0, 16).replace('T', ' '),
      version,
      language,
    }),
  )
}

function rowsIn(included: Uint8Array): number[] {
  const rows: number[] = []
  for (let row = 0; row < included.length; row++) if (included[row] === 1) rows.push(row + 1)
  return rows
}
