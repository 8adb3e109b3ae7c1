import type { RowDiagnostics } from '../diagnostics/rowDiagnostics'
import { countFlags } from '../diagnostics/countFlags'
import type { FlagName } from '../diagnostics/flag'
import { defaultFlagRules, flagNames } from '../diagnostics/flag'
import type { FlagLimits } from '../diagnostics/rowFlags'
import { worstFlagged } from '../diagnostics/worstFlagged'
import { formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant, text } from './cell'
import type { ReportInput } from './reportInput'
import type { ReportBlock, ReportCell, ReportSection, ReportTable } from './reportModel'

export interface FlaggedInput {
  readonly rows: RowDiagnostics
  readonly flags: Uint8Array
  readonly limits: FlagLimits
  /** The rules in force. */
  readonly rules: readonly FlagName[]
}

const FLAGGED_ROWS_LIMIT = 200

/** The rules in force, and the flagged rows with their figures, largest |studentized residual| first. */
export function flaggedSection(
  { rows, flags, limits, rules }: FlaggedInput,
  rowNames: ReportInput['rowNames'],
  language: Language,
): ReportSection {
  const { any: total } = countFlags(flags)
  const shown = worstFlagged(rows, flags, FLAGGED_ROWS_LIMIT)
  const blocks: ReportBlock[] = [{ kind: 'paragraph', text: rulesText({ limits, rules }, language) }]
  if (total === 0) {
    blocks.push({ kind: 'paragraph', text: translate(language, 'report.flaggedNone') })
  } else {
    const counts = { total, shown: shown.length }
    blocks.push({ kind: 'paragraph', text: translate(language, 'report.flaggedShown', counts) })
    blocks.push(flaggedTable(shown, { rows, flags }, { rowNames, language }))
  }
  return { id: 'flagged', heading: translate(language, 'report.flagged'), blocks }
}

function rulesText({ limits, rules }: Pick<FlaggedInput, 'limits' | 'rules'>, language: Language): string {
  const limit = (name: FlagName): string => formatSignificant(limits[name], 4, language)
  if (rules.join() === defaultFlagRules.join()) {
    return translate(language, 'report.flaggedRule', {
      threshold: limit('outlier'),
      leverage: limit('high-leverage'),
      cook: limit('influential'),
    })
  }
  if (rules.length === 0) return translate(language, 'flags.none')
  const texts = rules.map((name) => translate(language, `flags.${name}`, { limit: limit(name) }))
  return translate(language, 'flags.chosen', { rules: texts.join(language === 'en' ? '; ' : '；') })
}

function flaggedTable(
  indices: Int32Array,
  { rows, flags }: Pick<FlaggedInput, 'rows' | 'flags'>,
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
    rows: Array.from(indices, (i): readonly ReportCell[] => [
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
