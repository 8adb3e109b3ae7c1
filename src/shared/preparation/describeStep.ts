import { quoteName } from '../formula/quoteName'
import { formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import type { Step, StepOf } from './step'

/** Recoded values that a description names; the others are an ellipsis. */
const NAMED_PAIRS = 3

/** What a step does, in words. */
export function describeStep(step: Step, language: Language): string {
  switch (step.kind) {
    case 'filter':
      return translate(language, 'steps.filter', { expression: step.expression })
    case 'compute': {
      const { name, expression } = step
      return translate(language, 'steps.compute', { name: quoteName(name), expression })
    }
    case 'recode':
      return describeRecode(step, language)
    case 'fill-missing': {
      const value = valueText(step.value, language)
      return translate(language, `steps.fill-${step.with}`, { column: step.column, value })
    }
    case 'drop-missing':
      if (step.columns.length === 0) return translate(language, 'steps.drop-missing-any')
      return translate(language, 'steps.drop-missing', { columns: listed(step.columns, language) })
    case 'outlier-rule': {
      const factor = formatSignificant(step.factor, 6, language)
      const where = translate(language, `steps.beyond-${step.rule}`, { factor })
      return translate(language, `steps.outlier-${step.action}`, { column: step.column, where })
    }
    case 'parse':
      return translate(language, `steps.parse-${step.to === 'number' ? (step.unit ?? step.to) : step.to}`, {
        column: step.column,
      })
    case 'summarise': {
      const figures = step.figures.map(({ figure, column, name }) => {
        const of = column ?? translate(language, 'steps.figure-rows')
        return `${name} = ${translate(language, `steps.figure-${figure}`)} ${of}`
      })
      const [by, all] = [listed(step.by, language), listed(figures, language)]
      if (step.by.length === 0) return translate(language, 'steps.summarise-all', { figures: all })
      return translate(language, 'steps.summarise', { by, figures: all })
    }
    case 'join':
      return describeJoin(step, language)
    case 'split': {
      const percent = formatSignificant(100 * step.share, 6, language)
      return translate(language, 'steps.split', { name: step.name, percent, seed: String(step.seed) })
    }
  }
}

function describeJoin({ file, name, keys, how, columns }: StepOf<'join'>, language: Language): string {
  const by = keys.map(({ column, other }) => (column === other ? column : `${column} = ${other}`))
  const brought = columns?.map((each) =>
    each.name === null || each.name === each.column ? each.column : `${each.column} → ${each.name}`,
  )
  return translate(language, `steps.join-${how}`, {
    file: name === '' ? file : name,
    keys: listed(by, language),
    columns: brought ? listed(brought, language) : translate(language, 'steps.join-all'),
  })
}

function describeRecode({ column, name, pairs, otherwise }: StepOf<'recode'>, language: Language): string {
  const texts = pairs
    .slice(0, NAMED_PAIRS)
    .map(({ from, to }) => `${valueText(from, language)} → ${valueText(to, language)}`)
  if (pairs.length > NAMED_PAIRS) texts.push('…')
  if (otherwise === 'missing') texts.push(translate(language, 'steps.recode-rest-missing'))
  const isNew = name !== null && name !== column
  return translate(language, isNew ? 'steps.recode-as' : 'steps.recode', {
    column,
    name: name ?? column,
    pairs: listed(texts, language),
  })
}

function valueText(value: number | string | boolean | null, language: Language): string {
  if (value === null) return translate(language, 'steps.missing')
  if (typeof value === 'number') return formatSignificant(value, 15, language)
  return typeof value === 'boolean' ? String(value).toUpperCase() : `“${value}”`
}

const listed = (texts: readonly string[], language: Language): string =>
  texts.join(language === 'zh' ? '、' : ', ')
