import type { QuadraticLoss } from '../descent/quadraticLoss'
import { pretrainedSchema } from '../document/pretrained'
import type { Pretrained } from '../document/pretrained'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'

/**
 * What a fit leaves for fine-tuning: its coefficients, and its loss as a quadratic. `loss` is the mean of squares of features as they are;
 * the coefficients are its closed form, unless others are given.
 */
export function pretrainedOf(
  loss: QuadraticLoss,
  { source, formula, coefficients = Array.from(loss.closedForm) }: PretrainedSource,
): Pretrained {
  return {
    schema: 'leastwise/pretrained@1',
    source,
    formula,
    rowCount: loss.rowCount,
    terms: [...loss.terms],
    coefficients: [...coefficients],
    quadratic: {
      minimum: loss.minimum,
      optimum: Array.from(loss.closedForm),
      gram: Array.from(loss.gram),
    },
  }
}

interface PretrainedSource extends Pick<Pretrained, 'source' | 'formula'> {
  readonly coefficients?: readonly number[]
}

/**
 * A pre-trained model from parsed JSON: one that was saved as such, or the result of `fit` or `descend`, whose `descent.pretrained` says
 * how its loss grows. `name` is the file's.
 */
export function readPretrained(value: unknown, name: string): Result<Pretrained> {
  const saved = pretrainedSchema.safeParse(value)
  if (saved.success) return ok(saved.data)
  const fit = value as Partial<FitFile> | null
  if (fit?.schema === 'leastwise/fit@1' && Array.isArray(fit.coefficients)) {
    const within = pretrainedSchema.safeParse(fit.descent?.pretrained)
    const made = pretrainedSchema.safeParse({
      schema: 'leastwise/pretrained@1',
      source: within.success ? within.data.source : name,
      formula: fit.formula,
      rowCount: fit.nUsed,
      ...finiteOnes(fit.coefficients),
      quadratic: null,
    })
    if (within.success) return ok(within.data)
    if (made.success) return ok(made.data)
  }
  const reason = saved.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)[0] ?? ''
  return fail({ code: 'pretrained-invalid', path: name, reason })
}

interface FitFile {
  readonly schema: string
  readonly formula: string
  readonly nUsed: number
  readonly coefficients: readonly { readonly term: string; readonly estimate: number | null }[]
  readonly descent: { readonly pretrained?: unknown }
}

/** Aliased terms have no estimate. */
function finiteOnes(coefficients: FitFile['coefficients']): Pick<Pretrained, 'terms' | 'coefficients'> {
  const known = coefficients.flatMap(({ term, estimate }) => (estimate === null ? [] : [{ term, estimate }]))
  return { terms: known.map(({ term }) => term), coefficients: known.map(({ estimate }) => estimate) }
}

/** The pre-trained coefficients in the order of a model's terms. Error: `pretrained-term-missing`. */
export function startFrom(
  { terms, coefficients, source }: Pretrained,
  wanted: readonly string[],
): Result<Float64Array> {
  const missing = wanted.filter((term) => !terms.includes(term))
  if (missing.length > 0) {
    const lists = { missing: missing.join(', '), known: terms.join(', ') }
    return fail({ code: 'pretrained-term-missing', path: source, ...lists })
  }
  return ok(Float64Array.from(wanted, (term) => coefficients[terms.indexOf(term)]))
}

/**
 * √ of the mean of squares over the data of pre-training with other coefficients; terms that these do not have stay as pre-trained. NaN
 * where it is not known.
 */
export function forgottenError(
  { terms, coefficients, quadratic }: Pretrained,
  names: readonly string[],
  others: ArrayLike<number>,
): number {
  if (quadratic === null) return NaN
  const offset = terms.map((term, j) => {
    const index = names.indexOf(term)
    return (index < 0 ? coefficients[j] : others[index]) - quadratic.optimum[j]
  })
  let sum = quadratic.minimum
  offset.forEach((a, j) => offset.forEach((b, k) => (sum += a * quadratic.gram[j * offset.length + k] * b)))
  return Math.sqrt(sum)
}
