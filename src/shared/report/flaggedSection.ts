import type { RowDiagnostics } from '../diagnostics/rowDiagnostics'
import type { FlagLimits } from '../diagnostics/rowFlags'
import { flagNames } from '../diagnostics/rowFlags'
import { formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant, text } from './cell'
import type { ReportInput } from './reportInput'
import type { ReportBlock, ReportCell, ReportSection, ReportTable } from './reportModel'

export interface FlaggedInput {
  readonly rows: RowDiagnostics
  readonly flags: Uint8Array
  /** The limits in force. */
  readonly limits: FlagLimits
}

const FLAGGED_ROWS_LIMIT = 200

/** The rule in force, and the flagged rows with their figures, largest |studentized residual| first. */
export function flaggedSection(
  { rows, flags, limits }: FlaggedInput,
  rowNames: ReportInput['rowNames'],
  language: Language,
): ReportSection {
  const flagged = flaggedIndices(rows, flags)
  const shown = flagged.slice(0, FLAGGED_ROWS_LIMIT)
  const limit = (value: number): string => formatSignificant(value, 4, language)
  const blocks: ReportBlock[] = [
    {
      kind: 'paragraph',
      text: translate(language, 'report.flaggedRule', {
        threshold: limit(limits.studentized),
        leverage: limit(limits.leverage),
        cook: limit(limits.cooksDistance),
      }),
    },
  ]
  if (flagged.length === 0) {
    blocks.push({ kind: 'paragraph', text: translate(language, 'report.flaggedNone') })
  } else {
    const counts = { total: flagged.length, shown: shown.length }
    blocks.push({ kind: 'paragraph', text: translate(language, 'report.flaggedShown', counts) })
    blocks.push(flaggedTable(shown, { rows, flags, limits }, { rowNames, language }))
  }
  return { id: 'flagged', heading: translate(language, 'report.flagged'), blocks }
}

/** Indices of the flagged rows, worst first; a row without a studentized residual (leverage 1) leads. */
function flaggedIndices({ studentized }: RowDiagnostics, flags: Uint8Array): readonly number[] {
  const indices: number[] = []
  flags.forEach((bits, i) => {
    if (bits !== 0) indices.push(i)
  })
  const size = (i: number): number => (Number.isNaN(studentized[i]) ? Infinity : Math.abs(studentized[i]))
  return indices.sort((a, b) => (size(a) === size(b) ? a - b : size(b) - size(a)))
}

function flaggedTable(
  indices: readonly number[],
  { rows, flags }: FlaggedInput,
  { rowNames, language }: { readonly rowNames: ReportInput['rowNames']; readonly language: Language },
): ReportTable {
  const nameOf = rowNames?.nameOf.bind(rowNames)
  const nameColumn = rowNames ? [left(rowNames.column)] : []
  return {
    kind: 'table',
    caption: null,
    columns: [
      right(translate(language, 'report.row')),
      ...nameColumn,
      right(translate(language, 'terms.observed')),
      right(translate(language, 'terms.fitted')),
      right(translate(language, 'terms.residual')),
      right(translate(language, 'terms.studentizedResidual')),
      right(translate(language, 'terms.leverage')),
      right(translate(language, 'terms.cooksDistance')),
      left(translate(language, 'report.flags')),
    ],
    rows: indices.map((i): readonly ReportCell[] => [
      number(rows.rows[i], 'index'),
      ...(nameOf === undefined ? [] : [code(nameOf(rows.rows[i]))]),
      significant(rows.observed[i]),
      significant(rows.fitted[i]),
      significant(rows.residual[i], 4),
      significant(rows.studentized[i], 4),
      significant(rows.leverage[i], 4),
      significant(rows.cooksDistance[i], 4),
      text(flagsText(flags[i], language)),
    ]),
  }
}

const flagsText = (flags: number, language: Language): string =>
  flagNames(flags)
    .map((name) => translate(language, `terms.${name}`))
    .join(language === 'en' ? ', ' : '、')
