import type { StepOf } from '@shared/preparation/step'
import { fail, ok } from '@shared/outcome/result'
import { finiteValues, meanOf, medianOf, quantile, standardDeviation } from './columnFigures'
import { sqlNumber } from './sqlTerm'
import { missingSql, numbersOf } from './stage'
import type { Planner } from './stepPlan'

type OutlierRule = StepOf<'outlier-rule'>

/** Bounds are of the finite values; infinite ones lie beyond them. A missing value is no outlier. */
export const planOutlierRule: Planner<OutlierRule> = async (step, stage, { database }) => {
  const found = numbersOf(stage, step.column)
  if (!found.ok) return found
  const column = found.value
  const { name, type, cell } = column
  const values = await finiteValues(database, stage, column)
  const [lower, upper] = boundsOf(values, step)
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return fail({ code: 'step-no-values', name })
  const isInside = `${cell} BETWEEN ${sqlNumber(lower)} AND ${sqlNumber(upper)}`
  const figures = { lower, upper }
  if (step.action === 'drop') return ok({ where: `(${missingSql(column)} OR ${isInside})`, figures })
  return ok({ written: [{ name, type, sql: `(CASE WHEN ${isInside} THEN ${cell} END)` }], figures })
}

/** R's factor that makes the median absolute deviation estimate σ of a normal distribution: 1 / Φ⁻¹(3/4), rounded. */
const MAD_FACTOR = 1.4826

/** Where the values end that the rule takes for ordinary; NaN of too few. */
function boundsOf(values: Float64Array, { rule, factor }: OutlierRule): readonly [number, number] {
  if (values.length === 0) return [NaN, NaN]
  if (rule === 'sd') {
    const [mean, spread] = [meanOf(values), factor * standardDeviation(values)]
    return [mean - spread, mean + spread]
  }
  const sorted = values.sort()
  if (rule === 'mad') {
    const median = medianOf(sorted)
    const spread = factor * MAD_FACTOR * medianOf(sorted.map((value) => Math.abs(value - median)).sort())
    return [median - spread, median + spread]
  }
  const [first, third] = [quantile(sorted, 0.25), quantile(sorted, 0.75)]
  return [first - factor * (third - first), third + factor * (third - first)]
}
