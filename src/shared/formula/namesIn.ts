import type { Expression, NameNode } from './expression'

/** The columns that an expression names, in order of appearance. */
export function namesIn(node: Expression): readonly NameNode[] {
  switch (node.kind) {
    case 'name':
      return [node]
    case 'unary':
      return namesIn(node.operand)
    case 'binary':
      return [...namesIn(node.left), ...namesIn(node.right)]
    case 'call':
      return node.parts.flatMap(({ value }) => namesIn(value))
    default:
      return []
  }
}
