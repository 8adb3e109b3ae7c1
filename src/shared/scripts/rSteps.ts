import { parseExpression } from '../formula/parseFormula'
import { describeStep } from '../preparation/describeStep'
import type { Step, StepOf } from '../preparation/step'
import { commentLines, commentOf } from './commentLines'
import { numberCall } from './numberCall'
import { rExpression } from './rExpression'
import { rColumn, rText, rTexts, rValue } from './rText'
import type { ScriptInput } from './scriptInput'

/** The steps of preparation that are switched on, each under what it does in words. */
export function rSteps(input: ScriptInput): readonly string[] {
  return input.steps
    .filter(({ enabled }) => enabled)
    .flatMap((step) => {
      const words = describeStep(step, input.language)
      const lines = stepLines(step)
      if (lines !== null) return ['', ...commentOf(words), ...lines]
      return ['', ...commentLines(input, 'step-unknown', { step: words }), `stop(${rText(step.kind)})`]
    })
}

/** Null where R has no equal of it. */
function stepLines(step: Step): readonly string[] | null {
  switch (step.kind) {
    case 'filter':
      return expressionLines(step.expression, (expression) => `data <- keep(data, with(data, ${expression}))`)
    case 'compute': {
      const target = rColumn(step.name)
      return expressionLines(step.expression, (expression) => `${target} <- with(data, ${expression})`)
    }
    case 'recode':
      return recodeLines(step)
    case 'fill-missing':
      return fillLines(step)
    case 'drop-missing': {
      const columns = step.columns.length === 0 ? 'data' : `data[${rTexts(step.columns)}]`
      return [`data <- keep(data, complete.cases(${columns}))`]
    }
    case 'outlier-rule':
      return outlierLines(step)
    case 'parse':
      return step.to === 'date' && step.dateOrder === null ? null : [parseLine(step)]
    case 'split':
      return [`${rColumn(step.name)} <- draw(as.numeric(row.names(data)), ${step.share}, ${step.seed})`]
    case 'summarise':
      return summaryLines(step)
    case 'join':
      return null
  }
}

function expressionLines(text: string, line: (expression: string) => string): readonly string[] | null {
  const parsed = parseExpression(text)
  return parsed.ok ? [line(rExpression(parsed.value))] : null
}

function recodeLines({ column, name, pairs, otherwise }: StepOf<'recode'>): readonly string[] {
  const list = (end: 'from' | 'to'): string => `list(${pairs.map((pair) => rValue(pair[end])).join(', ')})`
  const keeps = otherwise === 'keep' ? 'TRUE' : 'FALSE'
  return [
    `${rColumn(name ?? column)} <- recode(${rColumn(column)}, from = ${list('from')},`,
    `  to = ${list('to')}, keep_others = ${keeps})`,
  ]
}

function fillLines({ column: name, with: method, value }: StepOf<'fill-missing'>): readonly string[] {
  const column = rColumn(name)
  if (method === 'previous') return [`${column} <- fill_previous(${column})`]
  const finite = `${column}[is.finite(${column})]`
  const filling = {
    value: rValue(value),
    mean: `mean(${finite})`,
    median: `median(${finite})`,
    mode: `most_frequent(${column})`,
  }[method]
  return [`${column}[is.na(${column})] <- ${filling}`]
}

function outlierLines({ column: name, rule, factor, action }: StepOf<'outlier-rule'>): readonly string[] {
  const column = rColumn(name)
  const bounds = {
    iqr: `quantile(values, c(0.25, 0.75)) + c(-1, 1) * ${factor} * IQR(values)`,
    sd: `mean(values) + c(-1, 1) * ${factor} * sd(values)`,
    mad: `median(values) + c(-1, 1) * ${factor} * mad(values)`,
  }[rule]
  const outside = `${column} < bounds[1] | ${column} > bounds[2]`
  return [
    `values <- ${column}[is.finite(${column})]`,
    `bounds <- ${bounds}`,
    action === 'drop'
      ? `data <- keep(data, is.na(${column}) | !(${outside}))`
      : `${column}[which(${outside})] <- NA`,
  ]
}

function parseLine({ column: name, to, decimal, thousands, unit, dateOrder }: StepOf<'parse'>): string {
  const column = rColumn(name)
  const read =
    to === 'number'
      ? numberCall(column, { decimal, thousands, unit }, rText)
      : `days(${column}, ${rText(dateOrder ?? 'ymd')})`
  return `${column} <- ${read}`
}

/** Groups in the order of their values, missing ones last, as the program has them. */
function summaryLines({ by, figures }: StepOf<'summarise'>): readonly string[] {
  const keys = by.map((name) => `${rText(name)} = group[[${rText(name)}]][1]`)
  const columns = figures.map(({ name, figure, column }) => `${rText(name)} = ${figureOf(figure, column)}`)
  const code = by.map((name) => `match(${rColumn(name)}, sort(unique(${rColumn(name)})), nomatch = Inf)`)
  return [
    by.length === 0
      ? 'groups <- list(data)'
      : `groups <- unname(split(data, list(${code.join(', ')}), drop = TRUE, lex.order = TRUE))`,
    'data <- do.call(rbind, lapply(groups, function(group) {',
    `  data.frame(${[...keys, ...columns].join(', ')}, check.names = FALSE)`,
    '}))',
    'row.names(data) <- seq_len(nrow(data))',
  ]
}

function figureOf(figure: StepOf<'summarise'>['figures'][number]['figure'], column: string | null): string {
  if (column === null) return 'nrow(group)'
  const values = `na.omit(group[[${rText(column)}]])`
  return figure === 'count' ? `length(${values})` : `${figure}(${values})`
}
