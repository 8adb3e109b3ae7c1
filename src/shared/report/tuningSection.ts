import { formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant, text } from './cell'
import type { TuningErrors, TuningSummary } from './reportInput'
import type { ReportBlock, ReportCell, ReportFact, ReportSection, ReportTable } from './reportModel'

/** Where fine-tuning started and what held it there, how well it does beside training from scratch, and what it forgot. */
export function tuningSection(tuning: TuningSummary, language: Language): ReportSection {
  return {
    id: 'fine-tuning',
    heading: translate(language, 'report.tuning'),
    blocks: [
      { kind: 'facts', facts: settingFacts(tuning, language) },
      errorTable(tuning, language),
      ...forgotten(tuning, language),
      ...rowsTable(tuning, language),
    ],
  }
}

function settingFacts(
  { pretrained, settings, rows }: TuningSummary,
  language: Language,
): readonly ReportFact[] {
  const { frozen, strength, learningRate } = settings
  return [
    { name: translate(language, 'report.pretrainedOn'), value: text(pretrained.source) },
    { name: translate(language, 'report.pretrainedRows'), value: number(pretrained.rowCount, 'count') },
    { name: translate(language, 'report.formula'), value: code(pretrained.formula) },
    { name: translate(language, 'terms.learningRate'), value: significant(learningRate) },
    { name: translate(language, 'report.tuningStrength'), value: significant(strength) },
    {
      name: translate(language, 'report.frozen'),
      value: frozen.length === 0 ? text(translate(language, 'report.frozenNone')) : code(frozen.join(', ')),
    },
    { name: translate(language, 'report.trainingRows'), value: number(rows.training, 'count') },
    { name: translate(language, 'report.heldOutRows'), value: number(rows.heldOut, 'count') },
  ]
}

function errorTable({ fineTuned, scratch, untuned }: TuningSummary, language: Language): ReportTable {
  const cell = (value: number): ReportCell => (Number.isNaN(value) ? text('–') : significant(value, 5))
  const row = (name: string, { training, heldOut, before }: TuningErrors): readonly ReportCell[] => [
    text(name),
    cell(training),
    cell(heldOut),
    cell(before),
  ]
  return {
    kind: 'table',
    caption: translate(language, 'report.tuningErrors'),
    columns: [
      left(''),
      right(translate(language, 'report.trainingRows')),
      right(translate(language, 'report.heldOutRows')),
      right(translate(language, 'report.pretrainedRows')),
    ],
    rows: [
      row(translate(language, 'report.fineTuned'), fineTuned),
      row(translate(language, 'report.scratch'), scratch),
      row(translate(language, 'report.untuned'), untuned),
    ],
  }
}

/** What the fine-tuned coefficients have lost on the data of pre-training, where that is known. */
function forgotten({ pretrained, untuned, fineTuned }: TuningSummary, language: Language): ReportBlock[] {
  if (!(untuned.before > 0) || Number.isNaN(fineTuned.before)) return []
  const figure = (value: number): string => formatSignificant(value, 4, language)
  const sentence = translate(language, 'report.forgotten', {
    source: pretrained.source,
    before: figure(untuned.before),
    after: figure(fineTuned.before),
    ratio: figure(fineTuned.before / untuned.before),
  })
  return [{ kind: 'paragraph', text: sentence }]
}

function rowsTable({ byRows }: TuningSummary, language: Language): readonly ReportTable[] {
  if (byRows.length === 0) return []
  return [
    {
      kind: 'table',
      caption: translate(language, 'report.errorByRows'),
      columns: [
        right(translate(language, 'report.trainingRows')),
        right(translate(language, 'report.fineTuned')),
        right(translate(language, 'report.scratch')),
      ],
      rows: byRows.map(({ rows, fineTuned, scratch }) => [
        number(rows, 'count'),
        significant(fineTuned, 5),
        significant(scratch, 5),
      ]),
    },
  ]
}
