import { asCharacterExactly } from '../formula/asCharacter'
import { deparse } from '../formula/deparse'
import type { Argument, CallNode, Expression } from '../formula/expression'

/** An expression as R reads it. The language is R's, but for the reference level, which a factor of R takes from `relevel`. */
export const rExpression = (node: Expression): string => deparse(withReleveled(node))

function withReleveled(node: Expression): Expression {
  switch (node.kind) {
    case 'unary':
      return { ...node, operand: withReleveled(node.operand) }
    case 'binary':
      return { ...node, left: withReleveled(node.left), right: withReleveled(node.right) }
    case 'call':
      return releveled({
        ...node,
        parts: node.parts.map((part) => ({ ...part, value: withReleveled(part.value) })),
      })
    default:
      return node
  }
}

function releveled(call: CallNode): CallNode {
  const isReference = ({ name }: Argument): boolean => name === 'ref'
  const reference = call.parts.find(isReference)
  if (call.name !== 'factor' || reference === undefined) return call
  const factor: CallNode = { ...call, parts: call.parts.filter((part) => !isReference(part)) }
  const parts = [{ name: null, value: factor, position: call.position }, namingLevel(reference)]
  return { ...call, name: 'relevel', parts, arguments: {} }
}

/** `relevel` takes a number for the place of a level, not for its name. */
function namingLevel(reference: Argument): Argument {
  const { value } = reference
  if (value.kind !== 'number') return reference
  return {
    ...reference,
    value: { kind: 'text', value: asCharacterExactly(value.value), position: value.position },
  }
}
