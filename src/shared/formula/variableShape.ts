import type { CallNode, Expression } from './expression'
import { literalNumber, literalText } from './literals'

export const transforms = ['log', 'sqrt'] as const
export type Transform = (typeof transforms)[number]

/** What a variable makes of one column, where it is something that can be chosen from a list. */
export interface VariableShape {
  readonly column: string
  readonly form: 'plain' | 'polynomial' | 'factor' | Transform
  /** Of a polynomial; 1 for any other. */
  readonly degree: number
  /** The reference level that a factor names; null is its first. */
  readonly reference: string | null
}

/** The shape of `wt`, `poly(wt, 2)`, `factor(cyl)`, `relevel(x, ref = "b")`, `log(wt)`; null for any other variable. */
export function variableShape(node: Expression): VariableShape | null {
  const plain = { degree: 1, reference: null } as const
  if (node.kind === 'name') return { column: node.name, form: 'plain', ...plain }
  if (node.kind !== 'call') return null
  const column = columnOf(node)
  if (column === null) return null
  switch (node.name) {
    case 'poly':
      return { column, form: 'polynomial', degree: degreeOf(node), reference: null }
    case 'factor':
    case 'as.factor':
    case 'relevel':
      return { column, form: 'factor', degree: 1, reference: referenceOf(node) }
    case 'log':
    case 'sqrt':
      return node.parts.length === 1 ? { column, form: node.name, ...plain } : null
    default:
      return null
  }
}

type Arguments = Readonly<Partial<Record<string, Expression>>>

/** The column inside; a factor may be made in several steps, `relevel(factor(cyl), ref = "6")`. */
function columnOf({ arguments: given }: CallNode): string | null {
  const { x } = given as Arguments
  if (x?.kind === 'name') return x.name
  return x?.kind === 'call' && ['factor', 'as.factor', 'relevel'].includes(x.name) ? columnOf(x) : null
}

function degreeOf({ arguments: given }: CallNode): number {
  const { degree } = given as Arguments
  return (degree && literalNumber(degree)) ?? 1
}

function referenceOf({ arguments: given }: CallNode): string | null {
  const { ref, x } = given as Arguments
  if (ref) return literalText(ref)
  return x?.kind === 'call' ? referenceOf(x) : null
}
