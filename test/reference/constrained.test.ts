import { describe, expect, it } from 'vitest'
import { correctDigits, worstDigits } from './correctDigits'
import { estimates, fitReference, readReferences } from './penalised'

interface ConstrainedReference {
  readonly dataset: string
  readonly formula: string
  readonly constraints: string
  readonly coefficients: number[]
  /** 1-based, of the constraints in their order. */
  readonly active: number[]
}

interface EquationReference extends Omit<ConstrainedReference, 'active' | 'coefficients'> {
  readonly terms: string[]
  readonly estimate: number[]
  readonly stdError: number[]
  readonly pValue: number[]
  readonly dfResidual: number
  readonly rss: number
  readonly sigma: number
}

const fit = ({ dataset, formula, constraints }: Omit<ConstrainedReference, 'active' | 'coefficients'>) =>
  fitReference(dataset, { formula, method: 'constrained', options: { constraints } })

describe('constrained least squares against R’s quadprog', () => {
  it.each(readReferences<ConstrainedReference[]>('constrained.json'))('$constraints', async (reference) => {
    const analysis = await fit(reference)
    const found = estimates(analysis)
    reference.coefficients.forEach((value, j) => {
      // quadprog leaves 1e-17 where a bound at 0 holds.
      if (Math.abs(value) < 1e-14) expect(found[j]).toBe(0)
      else expect(correctDigits(found[j], value)).toBeGreaterThan(9)
    })
    const active = analysis.result.constraints?.outcomes.flatMap(({ active: holds }, i) =>
      holds ? [i + 1] : [],
    )
    expect(active).toEqual(reference.active)
  })
})

describe('least squares under an equation against R’s lm of the model written in its free coefficients', () => {
  const reference = readReferences<EquationReference>('equation.json')

  it(reference.constraints, async () => {
    const { result } = await fit(reference)
    const found = reference.terms.map((term) => result.coefficients.find((one) => one.term === term))
    const figures = (name: 'estimate' | 'stdError' | 'pValue'): number[] =>
      found.map((one) => one?.[name] ?? NaN)
    expect(worstDigits(figures('estimate'), reference.estimate)).toBeGreaterThan(11)
    expect(worstDigits(figures('stdError'), reference.stdError)).toBeGreaterThan(12)
    expect(worstDigits(figures('pValue'), reference.pValue)).toBeGreaterThan(11)
    expect(result.dfResidual).toBe(reference.dfResidual)
    expect(correctDigits(result.rss, reference.rss)).toBeGreaterThan(13)
    expect(correctDigits(result.sigma, reference.sigma)).toBeGreaterThan(13)
    expect(result.inference).toBeUndefined()
  })
})
