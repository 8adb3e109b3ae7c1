import { asCharacterExactly } from './asCharacter'
import type { BinaryOperator, Expression } from './expression'
import { leftSpine } from './expression'
import { quoteName, quoteText } from './quoteName'

/** Operators that R prints without blanks around them. */
const TIGHT: ReadonlySet<BinaryOperator> = new Set(['^', ':', '/', '%%', '%/%'])

/**
 * The expression as R's `deparse` prints it: `I(x^2)`, `log(x, base = 2)`, `x > 2`. It names terms and columns of the model
 * matrix, and the parser reads it back to the same tree. A number that 15 digits do not tell is written with more.
 */
export function deparse(node: Expression): string {
  const { first, steps } = leftSpine(node)
  return steps.reduce((text, { operator, right }) => {
    const between = TIGHT.has(operator) ? operator : ` ${operator} `
    return text + between + deparse(right)
  }, deparseOperand(first))
}

function deparseOperand(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return node.isInteger ? `${node.value}L` : asCharacterExactly(node.value)
    case 'text':
      return quoteText(node.value, '"')
    case 'logical':
      return node.value ? 'TRUE' : 'FALSE'
    case 'name':
      return quoteName(node.name)
    case 'dot':
      return '.'
    case 'unary':
      return node.operator === '(' ? `(${deparse(node.operand)})` : node.operator + deparse(node.operand)
    case 'call': {
      const parts = node.parts.map(
        ({ name, value }) => (name === null ? '' : `${quoteName(name)} = `) + deparse(value),
      )
      return `${quoteName(node.name)}(${parts.join(', ')})`
    }
    case 'binary':
      return deparse(node)
  }
}
