import type { DesignVariable } from './designVariable'
import type { ModelTerm } from './expandTerms'

/** One variable's part in a term: numbers, a factor against its reference level, or a factor with a column for each level. */
export interface PlannedPart {
  readonly variable: DesignVariable
  readonly isContrast: boolean
  /** Its columns: the parts of numbers, the levels that have one. */
  readonly width: number
}

/** A term's columns: every product of one column of each part, those of the first part varying fastest. */
export interface PlannedTerm {
  readonly parts: readonly PlannedPart[]
  /** The first of its columns in the model matrix. */
  readonly firstColumn: number
  readonly width: number
}

export interface ColumnPlan {
  readonly terms: readonly PlannedTerm[]
  readonly hasIntercept: boolean
  readonly columnCount: number
}

export interface PlanRequest {
  readonly terms: readonly ModelTerm[]
  readonly hasIntercept: boolean
  /** The variable of each index. */
  readonly variables: ReadonlyMap<number, DesignVariable>
}

/**
 * R's coding (`terms.formula`, `model.matrix`; Chambers and Hastie, Statistical Models in S, page 38): in a term a factor is
 * coded by contrasts if the term without it is contained in an earlier one, or empty; else by a column for each level.
 * Without an intercept the first factor of the first term that has one gets all its levels.
 */
export function planColumns({ terms, hasIntercept, variables }: PlanRequest): ColumnPlan {
  const contained = new Set<string>([''])
  let lacksMargin = !hasIntercept
  let columnCount = hasIntercept ? 1 : 0
  const planned = terms.map((term): PlannedTerm => {
    const parts = term.variables.map((index, position): PlannedPart => {
      const variable = variables.get(index) as DesignVariable
      if (variable.kind === 'numeric') return { variable, isContrast: false, width: variable.suffixes.length }
      const isContrast = !lacksMargin && contained.has(without(term.variables, position))
      lacksMargin = false
      return { variable, isContrast, width: variable.levels.length - (isContrast ? 1 : 0) }
    })
    contained.add(term.variables.join(' '))
    term.variables.forEach((_, position) => contained.add(without(term.variables, position)))
    const width = parts.reduce((product, part) => product * part.width, 1)
    const firstColumn = columnCount
    columnCount += width
    return { parts, firstColumn, width }
  })
  return { terms: planned, hasIntercept, columnCount }
}

const without = (indices: readonly number[], position: number): string =>
  indices.filter((_, other) => other !== position).join(' ')

/** R's names of the columns: `(Intercept)`, `typeprof`, `wt:hp`, `poly(x, 3)1`. */
export function columnNames({ terms, hasIntercept }: ColumnPlan): readonly string[] {
  const names = terms.flatMap(({ parts }) =>
    parts
      .map(partNames)
      .reduce((combined, part) => part.flatMap((name) => combined.map((other) => `${other}:${name}`))),
  )
  return hasIntercept ? ['(Intercept)', ...names] : names
}

function partNames({ variable, isContrast }: PlannedPart): readonly string[] {
  const { label } = variable
  if (variable.kind === 'numeric') return variable.suffixes.map((suffix) => label + suffix)
  return variable.levels.slice(isContrast ? 1 : 0).map((level) => label + level)
}

/** R's `assign`: the term of each column, counted from 1; 0 is the intercept. */
export function columnTerms({ terms, hasIntercept }: ColumnPlan): readonly number[] {
  const assign = terms.flatMap(({ width }, index) => new Array<number>(width).fill(index + 1))
  return hasIntercept ? [0, ...assign] : assign
}
