import { cellText } from '@shared/report/cell'
import type { ReportTable } from '@shared/report/reportModel'
import type { Language } from '@shared/texts/language'

const CHARACTERS = { fewest: 4, most: 34 } as const

/** How many characters each column of a table has use for: those of its texts, up to where these are better broken. */
export const columnCharacters = ({ columns, rows }: ReportTable, language: Language): readonly number[] =>
  columns.map(({ title }, column) => {
    const lengths = rows.map((row) => [...cellText(row[column], language)].length)
    const longest = Math.max(...title.split(' ').map((word) => word.length + 1), ...lengths)
    return Math.min(CHARACTERS.most, Math.max(CHARACTERS.fewest, longest))
  })
