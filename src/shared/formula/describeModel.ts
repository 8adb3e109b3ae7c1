import type { Expression } from './expression'
import type { TermList } from './expandTerms'

/** A model as pickers show it. */
export interface ModelDescription {
  /** The column that is explained; null where the response is an expression. */
  readonly response: string | null
  /** Columns that are main effects by themselves: `togglePredictor` takes them out again. */
  readonly predictors: readonly string[]
}

/** Which columns stand for themselves in a model. */
export function describeModel({ response, terms, variables }: TermList): ModelDescription {
  const alone = terms.flatMap(({ variables: [index, ...others] }) =>
    others.length === 0 ? [columnOf(variables[index].node)] : [],
  )
  return { response: columnOf(response.node), predictors: alone.filter((name) => name !== null) }
}

const columnOf = (node: Expression): string | null => (node.kind === 'name' ? node.name : null)
