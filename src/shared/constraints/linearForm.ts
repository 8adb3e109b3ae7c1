/** constant + Σ coefficientⱼ βⱼ, the coefficients by column. */
export interface LinearForm {
  readonly constant: number
  readonly coefficients: ReadonlyMap<number, number>
}

export const constantForm = (constant: number): LinearForm => ({ constant, coefficients: new Map() })

export const columnForm = (column: number): LinearForm => ({
  constant: 0,
  coefficients: new Map([[column, 1]]),
})

export const isConstant = ({ coefficients }: LinearForm): boolean => coefficients.size === 0

/** left + factor · right; a column whose coefficients cancel is gone. */
export function addForms(left: LinearForm, right: LinearForm, factor: 1 | -1): LinearForm {
  const coefficients = new Map(left.coefficients)
  for (const [column, value] of right.coefficients) {
    const sum = (coefficients.get(column) ?? 0) + factor * value
    if (sum === 0) coefficients.delete(column)
    else coefficients.set(column, sum)
  }
  return { constant: left.constant + factor * right.constant, coefficients }
}

/** Every number of the form under `change`, such as a product or a quotient with one number. */
export function mapForm(
  { constant, coefficients }: LinearForm,
  change: (value: number) => number,
): LinearForm {
  const changed = [...coefficients].map(([column, value]) => [column, change(value)] as const)
  return { constant: change(constant), coefficients: new Map(changed.filter(([, value]) => value !== 0)) }
}
