import { formatPercent } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant, text } from './cell'
import type { PredictedFigures, ReportInput, ReportPredictions } from './reportInput'
import type { ReportBlock, ReportCell, ReportSection, ReportTable } from './reportModel'

/** Predictors that a table of predictions repeats beside its figures. */
const PREDICTOR_LIMIT = 6

/** Predictions with their intervals for the rows that lack a response; null where none does. */
export function predictionsSection(
  { response, level, predictors, rowCount, rows }: ReportPredictions,
  rowNames: NonNullable<ReportInput['rowNames']> | null,
  language: Language,
): ReportSection | null {
  if (rowCount === 0) return null
  const shown = predictors.slice(0, PREDICTOR_LIMIT)
  const table: ReportTable = {
    kind: 'table',
    caption: null,
    columns: [
      right(translate(language, 'report.row')),
      ...(rowNames === null ? [] : [left(rowNames.column)]),
      ...shown.map(({ name }) => right(name)),
      ...limitTitles(level, language).map(right),
      left(translate(language, 'report.predictionRemark')),
    ],
    rows: rows.map((row) => [
      number(row.row, 'index'),
      ...(rowNames === null ? [] : [text(rowNames.nameOf(row.row))]),
      ...shown.map((_, place) => cellOf(row.cells[place])),
      ...figuresOf(row),
      text(remarkOf(row, language)),
    ]),
  }
  const counts = { response, total: rowCount, shown: rows.length }
  const lead = rows.length < rowCount ? 'report.predictionsShown' : 'report.predictionsAll'
  const blocks: ReportBlock[] = [{ kind: 'paragraph', text: translate(language, lead, counts) }, table]
  return { id: 'predictions', heading: translate(language, 'report.predictions'), blocks }
}

function limitTitles(level: number, language: Language): readonly string[] {
  const limits = { level: formatPercent(level, language) }
  return [
    translate(language, 'report.predicted'),
    translate(language, 'report.meanLower', limits),
    translate(language, 'report.meanUpper', limits),
    translate(language, 'report.newLower', limits),
    translate(language, 'report.newUpper', limits),
  ]
}

function figuresOf(row: PredictedFigures): readonly ReportCell[] {
  const { fit, confidenceLower, confidenceUpper, predictionLower, predictionUpper } = row
  const figures = [fit, confidenceLower, confidenceUpper, predictionLower, predictionUpper]
  return figures.map((value) => (Number.isNaN(value) ? text('–') : significant(value, 5)))
}

function cellOf(value: PredictedFigures['cells'][number]): ReportCell {
  if (typeof value === 'number') return significant(value)
  return value === null ? text('–') : code(String(value))
}

function remarkOf({ obstacle, extrapolated }: PredictedFigures, language: Language): string {
  if (obstacle === null) return extrapolated ? translate(language, 'report.extrapolated') : ''
  switch (obstacle.why) {
    case 'missing': {
      const columns = obstacle.columns.join(language === 'zh' ? '、' : ', ')
      return translate(language, 'report.predictorMissing', { columns })
    }
    case 'unknown-level':
      return translate(language, 'report.levelUnknown', {
        variable: obstacle.variable,
        level: obstacle.level,
      })
    case 'undefined':
      return translate(language, 'report.variableUndefined', { variable: obstacle.variable })
  }
}
