import { parseExpression } from '../formula/parseFormula'
import { describeStep } from '../preparation/describeStep'
import type { Step, StepOf } from '../preparation/step'
import { commentLines, commentOf } from './commentLines'
import { numberCall } from './numberCall'
import { NoEqual, pythonExpression } from './pythonExpression'
import { pythonColumn, pythonText, pythonTexts, pythonTruth, pythonValue } from './pythonText'
import type { ScriptInput } from './scriptInput'

/** The steps of preparation that are switched on, each under what it does in words. */
export function pythonSteps(input: ScriptInput): readonly string[] {
  return input.steps
    .filter(({ enabled }) => enabled)
    .flatMap((step) => {
      const words = describeStep(step, input.language)
      const lines = stepLines(step)
      if (lines !== null) return ['', ...commentOf(words), ...lines]
      const comment = commentLines(input, 'step-unknown', { step: words })
      return ['', ...comment, `raise SystemExit(${pythonText(step.kind)})`]
    })
}

/** Null where Python has no equal of it. */
function stepLines(step: Step): readonly string[] | null {
  switch (step.kind) {
    case 'filter':
      return expressionLines(step.expression, (expression) => `data = keep(${expression})`)
    case 'compute': {
      const target = pythonColumn(step.name)
      return expressionLines(step.expression, (expression) => `${target} = plain(${expression})`)
    }
    case 'recode': {
      const pairs = step.pairs.map(({ from, to }) => `(${pythonValue(from)}, ${pythonValue(to)})`)
      const keeps = pythonTruth(step.otherwise === 'keep')
      const target = pythonColumn(step.name ?? step.column)
      return [`${target} = recode(${pythonColumn(step.column)}, [${pairs.join(', ')}], keep_others=${keeps})`]
    }
    case 'fill-missing':
      return fillLines(step)
    case 'drop-missing': {
      const columns = step.columns.length === 0 ? '' : `subset=${pythonTexts(step.columns)}`
      return [`data = data.dropna(${columns})`]
    }
    case 'outlier-rule':
      return outlierLines(step)
    case 'parse':
      return step.to === 'date' && step.dateOrder === null ? null : [parseLine(step)]
    case 'split':
      return [`${pythonColumn(step.name)} = draw(data.index, ${step.share}, ${step.seed})`]
    case 'summarise':
      return summaryLines(step)
    case 'join':
      return null
  }
}

function expressionLines(text: string, line: (expression: string) => string): readonly string[] | null {
  const parsed = parseExpression(text)
  if (!parsed.ok) return null
  try {
    return [line(pythonExpression(parsed.value, (name) => `column(${pythonText(name)})`))]
  } catch (thrown) {
    if (thrown instanceof NoEqual) return null
    throw thrown
  }
}

function fillLines({ column: name, with: method, value }: StepOf<'fill-missing'>): readonly string[] {
  const column = pythonColumn(name)
  if (method === 'previous') return [`${column} = ${column}.ffill()`]
  const finite = `${column}[np.isfinite(${column})]`
  const filling = {
    value: pythonValue(value),
    mean: `${finite}.mean()`,
    median: `${finite}.median()`,
    mode: `${column}.mode()[0]`,
  }[method]
  return [`${column} = ${column}.fillna(${filling})`]
}

function outlierLines({ column: name, rule, factor, action }: StepOf<'outlier-rule'>): readonly string[] {
  const column = pythonColumn(name)
  const spread = {
    iqr: ['values.quantile(0.25)', 'values.quantile(0.75)', 'values.quantile(0.75) - values.quantile(0.25)'],
    sd: ['values.mean()', 'values.mean()', 'values.std()'],
    mad: ['values.median()', 'values.median()', '1.4826 * (values - values.median()).abs().median()'],
  }[rule]
  const inside = `${column}.between(${spread[0]} - reach, ${spread[1]} + reach)`
  return [
    `values = ${column}[np.isfinite(${column})]`,
    `reach = ${factor} * (${spread[2]})`,
    action === 'drop'
      ? `data = data[${column}.isna() | ${inside}]`
      : `${column} = ${column}.where(${inside})`,
  ]
}

function parseLine({ column: name, to, decimal, thousands, unit, dateOrder }: StepOf<'parse'>): string {
  const column = pythonColumn(name)
  const read =
    to === 'number'
      ? numberCall(column, { decimal, thousands, unit }, pythonText)
      : `days(${column}, ${pythonText(dateOrder ?? 'ymd')})`
  return `${column} = ${read}`
}

/** Groups in the order of their values, missing ones last, as the program has them. */
function summaryLines({ by, figures }: StepOf<'summarise'>): readonly string[] {
  const keys = by.map((name) => `${pythonText(name)}: group[${pythonText(name)}].iloc[0]`)
  const columns = figures.map(
    ({ name, figure, column }) => `${pythonText(name)}: float(${figureOf(figure, column)})`,
  )
  const groups =
    by.length === 0
      ? '[data]'
      : `[group for _, group in data.groupby(${pythonTexts(by)}, dropna=False, sort=True)]`
  return [
    `data = pd.DataFrame([{${[...keys, ...columns].join(', ')}} for group in ${groups}])`,
    'data.index = range(1, len(data) + 1)',
  ]
}

function figureOf(figure: StepOf<'summarise'>['figures'][number]['figure'], column: string | null): string {
  if (column === null) return 'len(group)'
  return `group[${pythonText(column)}].${figure === 'sd' ? 'std' : figure}()`
}
