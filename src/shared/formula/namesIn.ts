import type { Expression, NameNode } from './expression'
import { leftSpine } from './expression'
import { signatureOf } from './functions'

/** The columns that an expression names, in order of appearance; constants such as the T of `raw = T` are none. */
export function namesIn(node: Expression): readonly NameNode[] {
  const names: NameNode[] = []
  collect(node, names)
  return names
}

function collect(node: Expression, names: NameNode[]): void {
  const { first, steps } = leftSpine(node)
  if (first.kind === 'name') names.push(first)
  else if (first.kind === 'unary') collect(first.operand, names)
  else if (first.kind === 'call') {
    const constants = signatureOf(first.name)?.constants ?? {}
    const skipped = Object.keys(constants).map((name) => first.arguments[name])
    for (const { value } of first.parts) if (!skipped.includes(value)) collect(value, names)
  }
  for (const { right } of steps) collect(right, names)
}
