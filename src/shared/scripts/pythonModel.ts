import type { ModelSpec } from '../document/analysisDocument'
import { parseFormula } from '../formula/parseFormula'
import { translate } from '../texts/translate'
import type { MethodName } from '../texts/textTypes'
import { commentLines } from './commentLines'
import { pythonErrors } from './pythonErrors'
import { NoEqual } from './pythonExpression'
import { pythonFormula } from './pythonFormula'
import { pythonText, pythonTruth } from './pythonText'
import type { ScriptInput } from './scriptInput'

/** Fits the model, checks how many rows it used, and prints it. */
export function pythonModel(input: ScriptInput): readonly string[] {
  const { model, usedRows } = input
  const method = translate(input.language, `methods.${model.method as MethodName}`)
  const formula = formulaOf(model)
  const fit = formula === null ? null : fitLines(input)
  if (fit === null) {
    return [...commentLines(input, 'method-unknown', { method }), `raise SystemExit(${pythonText(method)})`]
  }
  const { weights } = model
  const weighted = weights === null ? [] : [`data = data.dropna(subset=[${pythonText(weights)}])`]
  const row = weights === null ? 'np.ones(rows)' : `data[${pythonText(weights)}].loc[X.index].to_numpy()`
  const check = usedRows === null ? [] : [...commentLines(input, 'check'), `assert rows == ${usedRows}, rows`]
  return [
    ...commentLines(input, 'model', { method }),
    ...weighted,
    `y, X = patsy.dmatrices(${formula}, data, NA_action="drop", return_type="dataframe")`,
    'rows, y = len(X), y.iloc[:, 0]',
    `w = ${row}`,
    'assert np.linalg.matrix_rank(X / np.linalg.norm(X, axis=0)) == X.shape[1], "collinear"',
    ...fit,
    '',
    ...check,
    '',
    ...commentLines(input, 'result'),
    'for term, estimate in estimates.items():',
    '    print(f"{term}\\t{estimate:.15g}")',
    ...(model.method === 'ols' ? ['', ...pythonErrors(input)] : []),
  ]
}

function formulaOf(model: ModelSpec): string | null {
  const parsed = parseFormula(model.formula)
  if (!parsed.ok) return null
  try {
    return pythonFormula(parsed.value)
  } catch (thrown) {
    if (thrown instanceof NoEqual) return null
    throw thrown
  }
}

function fitLines({ model, lambda }: ScriptInput): readonly string[] | null {
  const { method, options, weights } = model
  switch (method) {
    case 'ols':
      return ['regression = sm.WLS(y, X, weights=w)', 'fit = regression.fit()', 'estimates = fit.params']
    case 'huber':
    case 'bisquare':
    case 'hampel':
      return estimateLines(`m_estimate(lambda u: ${rowWeightOf(model)})`, mEstimate)
    case 'lad':
    case 'quantile':
      return estimateLines(
        `quantile_fit(${method === 'lad' ? 0.5 : Number(options.tau ?? 0.5)})`,
        quantileFit,
      )
    case 'ridge':
      if (lambda === null) return null
      return estimateLines(`ridge(${lambda}, ${pythonTruth(options.standardize !== false)})`, ridge)
    case 'nnls':
      return weights === null && options['bound-intercept'] !== true
        ? estimateLines('non_negative()', nonNegative)
        : null
    default:
      return null
  }
}

const estimateLines = (call: string, definition: string): readonly string[] => [
  ...['', '', ...definition.split('\n'), '', ''],
  `estimates = pd.Series(${call}, index=X.columns)`,
]

function rowWeightOf({ method, options }: ModelSpec): string {
  const option = (name: string, usual: number): number => Number(options[name] ?? usual)
  if (method === 'huber') return `np.minimum(1, ${option('huber-k', 1.345)} / np.maximum(np.abs(u), 1e-300))`
  if (method === 'bisquare') {
    const c = option('bisquare-c', 4.685)
    return `np.where(np.abs(u) < ${c}, (1 - (u / ${c}) ** 2) ** 2, 0)`
  }
  const [a, b, c] = [option('hampel-a', 2), option('hampel-b', 4), option('hampel-c', 8)]
  return `${a} / np.maximum(np.abs(u), ${a}) * np.clip((${c} - np.abs(u)) / (${c} - ${b}), 0, 1)`
}

const mEstimate = `def m_estimate(row_weight):
    A, b = X.to_numpy() * np.sqrt(w)[:, None], y.to_numpy() * np.sqrt(w)
    beta = np.linalg.lstsq(A, b, rcond=None)[0]
    for _ in range(100000):
        e = b - A @ beta
        root = np.sqrt(row_weight(e / (np.median(np.abs(e)) / 0.6745)))
        last, beta = beta, np.linalg.lstsq(A * root[:, None], b * root, rcond=None)[0]
        if np.max(np.abs(beta - last)) <= 1e-14 * np.max(np.abs(beta)):
            break
    return beta`

/** A linear programme: the errors' positive parts cost τ each, their negative ones 1 − τ. */
const quantileFit = `def quantile_fit(tau):
    n, p = X.shape
    costs = np.concatenate([np.zeros(p), tau * w, (1 - tau) * w])
    equalities = scipy.sparse.hstack([X.to_numpy(), scipy.sparse.eye(n), -scipy.sparse.eye(n)])
    bounds = [(None, None)] * p + [(0, None)] * (2 * n)
    return scipy.optimize.linprog(costs, A_eq=equalities, b_eq=y.to_numpy(), bounds=bounds, method="highs-ds").x[:p]`

/** Least squares with a row of √λ Dⱼ for each penalised coefficient. */
const ridge = `def ridge(penalty, standardize):
    A, v = X.to_numpy(), w / np.mean(w)
    deviations = np.sqrt(np.average((A - np.average(A, axis=0, weights=v)) ** 2, axis=0, weights=v))
    if not standardize:
        deviations = (X.columns != "Intercept").astype(float)
    rows_of_penalty = np.diag(np.sqrt(penalty) * deviations)
    A = np.vstack([A * np.sqrt(v)[:, None], rows_of_penalty])
    return np.linalg.lstsq(A, np.concatenate([y * np.sqrt(v), np.zeros(A.shape[1])]), rcond=None)[0]`

/** The intercept is free: with one, the columns' means are taken from X and y. */
const nonNegative = `def non_negative():
    free = X.columns == "Intercept"
    centre = X.mean() if free.any() else X.mean() * 0
    level = y.mean() if free.any() else 0
    estimates = np.zeros(X.shape[1])
    estimates[~free] = scipy.optimize.nnls((X - centre).loc[:, ~free].to_numpy(), (y - level).to_numpy())[0]
    estimates[free] = level - np.sum(centre[~free] * estimates[~free])
    return estimates`
