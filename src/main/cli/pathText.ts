import type { FitResult, PenaltyPath, PenaltySettings } from '@shared/estimators/fitResult'
import { formatSignificant } from '@shared/texts/formatNumber'
import { textTable } from './textTable'

const figure = (value: number): string => formatSignificant(value, 6, 'en')

/** Every so many λ of the path are shown, and those that a rule would choose. */
const STRIDE = 11

/** A penalised fit over its penalty: what it is worth, how it predicts, and which coefficients are no longer 0; null without a path. */
export function pathText(result: FitResult): string | null {
  const { path, penalty } = result
  if (path === undefined || penalty === undefined) return null
  const last = path.lambda.length - 1
  const shown = [...path.lambda.keys()].filter(
    (k) => k % STRIDE === 0 || k === last || markOf(path.lambda[k], penalty) !== '',
  )
  const errors = errorColumns(path)
  const switches = switchColumn(result, path, shown)
  const table = textTable({
    header: [
      'λ',
      'df',
      ...errors.map(({ title }) => title),
      '',
      ...(switches === null ? [] : ['enter, − leave']),
    ],
    rows: shown.map((k, row) => [
      figure(path.lambda[k]),
      figure(path.effectiveDf[k]),
      ...errors.map(({ values }) => figure(values[k])),
      markOf(path.lambda[k], penalty),
      ...(switches === null ? [] : [switches[row]]),
    ]),
    left: [2 + errors.length, 3 + errors.length],
  })
  return `${table}\n${shown.length} of ${path.lambda.length} values of λ; JSON has them all`
}

function markOf(lambda: number, { lambdaMin, lambda1se }: PenaltySettings): string {
  const marks = [
    ...(lambda === lambdaMin ? ['smallest error'] : []),
    ...(lambda === lambda1se ? ['within one std. error'] : []),
  ]
  return marks.join(', ')
}

interface ErrorColumn {
  readonly title: string
  readonly values: Float64Array
}

function errorColumns({ gcv, cvMean, cvStdError }: PenaltyPath): readonly ErrorColumn[] {
  return [
    ...(gcv === undefined ? [] : [{ title: 'GCV', values: gcv }]),
    ...(cvMean === undefined ? [] : [{ title: 'error of prediction', values: cvMean }]),
    ...(cvStdError === undefined ? [] : [{ title: 'std. error', values: cvStdError }]),
  ]
}

/** The terms whose coefficient is not 0 any more since the λ shown before, and with a minus those whose is 0 again; null where none is. */
function switchColumn(
  { coefficients: listed }: FitResult,
  { coefficients }: PenaltyPath,
  shown: readonly number[],
): readonly string[] | null {
  const isIn = (k: number | undefined, column: number): boolean =>
    k !== undefined && Math.abs(coefficients[k][column]) > 0
  const changes = shown.map((k, row) =>
    listed.flatMap(({ term }, column) => {
      const [before, now] = [isIn(shown[row - 1], column), isIn(k, column)]
      if (term === '(Intercept)' || before === now) return []
      return [now ? term : `− ${term}`]
    }),
  )
  return changes.slice(1).some((terms) => terms.length > 0) ? changes.map(shortList) : null
}

/** As many names as fit into a line. */
const NAMED = 8

function shortList(names: readonly string[]): string {
  const rest = names.length - NAMED
  return names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
