import { resolve } from 'node:path'
import { pythonScript } from '@shared/scripts/pythonScript'
import { rScript } from '@shared/scripts/rScript'
import type { ScriptInput } from '@shared/scripts/scriptInput'
import { version } from '../../../package.json'
import type { TableAnalysis } from './modelOptions'

/** The analysis as a script of R or Python. */
export function analysisScript(finished: TableAnalysis, language: 'r' | 'py'): string {
  const { analysis, spec, included, excludedRows, condition, preparation, path } = finished
  const input: ScriptInput = {
    path: resolve(path),
    reading: preparation.loaded.import,
    fileRows: preparation.loaded.rowCount,
    columns: preparation.loaded.columns,
    steps: preparation.steps,
    filter: condition,
    keptRows: included === null ? undefined : rowsIn(included),
    excluded: excludedRows,
    model: spec,
    usedRows: analysis.result.nUsed,
    lambda: analysis.result.penalty?.lambda ?? null,
    time: new Date().toISOString().slice(0, 16).replace('T', ' '),
    version,
    language: 'en',
  }
  return language === 'r' ? rScript(input) : pythonScript(input)
}

function rowsIn(included: Uint8Array): number[] {
  const rows: number[] = []
  for (let row = 0; row < included.length; row++) if (included[row] === 1) rows.push(row + 1)
  return rows
}
