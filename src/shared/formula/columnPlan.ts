import type { DesignVariable } from './designVariable'
import type { Term } from './expandTerms'

/** A column of the model matrix: the product of its parts; none for the intercept. */
export interface ColumnPlan {
  readonly name: string
  /** 0 for the intercept, k for the k-th term. */
  readonly term: number
  readonly parts: readonly ColumnPart[]
}

export interface ColumnPart {
  /** Index of the variable. */
  readonly variable: number
  /** Which of a numeric variable's columns, or which level is 1. */
  readonly index: number
}

export interface CodedModel {
  readonly terms: readonly Term[]
  readonly hasIntercept: boolean
  readonly variables: ReadonlyMap<number, DesignVariable>
}

/**
 * The columns of R's `model.matrix` under treatment contrasts. A factor in a term is coded by contrasts where the term without it
 * is contained in a term before, else by an indicator of every level; without an intercept the first factor of the model gets
 * every level (R's TermCode and modelmatrix, after Chambers and Hastie 1992, p. 38).
 */
export function planColumns({ terms, hasIntercept, variables }: CodedModel): readonly ColumnPlan[] {
  const columns: ColumnPlan[] = hasIntercept ? [{ name: '(Intercept)', term: 0, parts: [] }] : []
  const fullyCoded = hasIntercept ? null : firstFactor(terms, variables)
  terms.forEach((term, index) => {
    const choices = term.variables.map((variable) => {
      const isFirst = fullyCoded?.term === index && fullyCoded.variable === variable
      const settled = variables.get(variable)
      if (settled === undefined) return []
      return codings(settled, variable, isFirst || needsEveryLevel(variable, index, terms))
    })
    for (const parts of products(choices)) {
      const name = parts.map(({ label }) => label).join(':')
      columns.push({ name, term: index + 1, parts: parts.map(({ part }) => part) })
    }
  })
  return columns
}

interface Coding {
  readonly label: string
  readonly part: ColumnPart
}

function codings(settled: DesignVariable, variable: number, everyLevel: boolean): readonly Coding[] {
  const names = settled.kind === 'numeric' ? settled.suffixes : settled.levels
  const all = names.map((name, index) => ({ label: settled.label + name, part: { variable, index } }))
  return settled.kind === 'numeric' || everyLevel ? all : all.slice(1)
}

/** Every combination, the first variable's columns running fastest. */
function products(choices: readonly (readonly Coding[])[]): readonly (readonly Coding[])[] {
  return choices.reduce<readonly (readonly Coding[])[]>(
    (combined, options) => options.flatMap((option) => combined.map((parts) => [...parts, option])),
    [[]],
  )
}

function needsEveryLevel(variable: number, index: number, terms: readonly Term[]): boolean {
  const rest = terms[index].variables.filter((other) => other !== variable)
  if (rest.length === 0) return false
  return !terms.slice(0, index).some((before) => rest.every((other) => before.variables.includes(other)))
}

function firstFactor(
  terms: readonly Term[],
  variables: ReadonlyMap<number, DesignVariable>,
): { readonly term: number; readonly variable: number } | null {
  for (const [term, { variables: members }] of terms.entries()) {
    const variable = members.find((member) => variables.get(member)?.kind === 'levels')
    if (variable !== undefined) return { term, variable }
  }
  return null
}
