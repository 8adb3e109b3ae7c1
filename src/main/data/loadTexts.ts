import type { CastContext } from './castSql'
import { guessReading, isDoubtful } from './columnSpec'
import type { TablePlan } from './csvPlan'
import type { Database } from './database'
import type { LoadedColumn } from './loadedTable'
import { DEFAULT_MISSING, trimCell } from './missingTokens'
import type { ProblemLog } from './problemLog'
import { settleReadings } from './settleReadings'
import { collectUnparsed, logTextMakers } from './unparsedCells'

export interface TextSettings {
  readonly plan: Pick<TablePlan, 'names' | 'unnamed' | 'format'>
  /** Rows by which the types are guessed. */
  readonly sample: readonly (readonly string[])[]
  readonly fromAllRows: boolean
  readonly hasUnderscore: boolean
  /** The decimal mark is what the user said, so no column may differ. */
  readonly fixedDecimal: boolean
  /** @default DEFAULT_MISSING */
  readonly missing?: readonly string[]
  readonly log: ProblemLog
}

const EXAMPLES = 5

/** Makes the table `cells` from the texts of `source` (a FROM clause with columns c0, c1, …), typed as all their cells allow. */
export async function loadTexts(
  database: Database,
  source: string,
  settings: TextSettings,
): Promise<LoadedColumn[]> {
  const { plan, fixedDecimal, log } = settings
  const context: CastContext = {
    missing: settings.missing ?? DEFAULT_MISSING,
    hasUnderscore: settings.hasUnderscore,
  }
  const texts = plan.names.map((_, column) => presentTexts(settings.sample, column, context))
  const guesses = texts.map((column) => {
    const reading = guessReading(column, plan.format, fixedDecimal)
    const open = !settings.fromAllRows && reading?.type === 'text' && isDoubtful(column, plan.format)
    return open ? null : reading
  })
  const guessed = { readings: guesses, fromAllRows: settings.fromAllRows, format: plan.format, fixedDecimal }
  const readings = await settleReadings(database, source, guessed, context)
  for (const [index, name] of plan.names.entries()) {
    const mixed = readings[index].type === 'text' && isDoubtful(texts[index], plan.format)
    if (mixed) await logTextMakers(database, { index, name, format: plan.format }, log)
  }
  const unparsed = await collectUnparsed(database, { names: plan.names, readings, context, log })
  return plan.names.map((name, column) => ({
    name,
    type: readings[column].type,
    unparsed: unparsed[column],
    examples: firstDifferent(texts[column]),
    unnamed: plan.unnamed.has(column),
  }))
}

function presentTexts(sample: TextSettings['sample'], column: number, { missing }: CastContext): string[] {
  const absent = new Set(['', ...missing])
  return sample.map((cells) => trimCell(cells[column] ?? '')).filter((text) => !absent.has(text))
}

function firstDifferent(texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    found.add(text)
    if (found.size === EXAMPLES) break
  }
  return [...found]
}
