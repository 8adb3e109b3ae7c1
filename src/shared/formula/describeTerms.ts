import type { TermList } from './expandTerms'
import type { VariableShape } from './variableShape'
import { variableShape } from './variableShape'
import type { TermTexts } from './writtenTerms'
import { variableText } from './writtenTerms'

/** A term as a chip shows it. */
export interface TermDescription {
  /** As R prints it. */
  readonly label: string
  readonly variables: TermTexts
  /** What it makes of its column; null for an interaction and for what no list offers. */
  readonly shape: VariableShape | null
}

/** The terms of a model in R's order, as pickers show them. */
export function describeTerms({ terms, variables }: TermList): readonly TermDescription[] {
  return terms.map(({ label, variables: indices }) => ({
    label,
    variables: indices.map((index) => variableText(variables[index].node)),
    shape: indices.length === 1 ? variableShape(variables[indices[0]].node) : null,
  }))
}
