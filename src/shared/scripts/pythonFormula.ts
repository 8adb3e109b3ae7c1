import type { CallNode, Expression, Formula } from '../formula/expression'
import { namesIn } from '../formula/namesIn'
import { NoEqual, pythonExpression } from './pythonExpression'
import { pythonText, pythonTexts } from './pythonText'

/** A column in a formula of patsy, whatever its name. */
const quoted = (name: string): string => `Q(${pythonText(name)})`

/**
 * The formula as the arguments of patsy, an expression of Python: patsy's language is R's but for a few names, and has no dot; throws
 * `NoEqual`.
 */
export function pythonFormula({ response, predictors }: Formula): string {
  const explained = `I(${pythonExpression(response, quoted)})`
  const others = `others(${pythonTexts(namesIn(response).map(({ name }) => name))})`
  const parts = termText(predictors).split(DOT).map(pythonText)
  return `${pythonText(`${explained} ~ `)} + ${parts.join(` + ${others} + `)}`
}

/** Stands for the dot until the parts around it are put in quotes; no name holds it, for a formula is no longer read from here on. */
const DOT = '\0'

const termOperators: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  ':': ':',
  '%in%': ':',
}

function termText(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return String(node.value)
    case 'dot':
      return DOT
    case 'unary':
      return node.operator === '('
        ? `(${termText(node.operand)})`
        : `${node.operator}${termText(node.operand)}`
    case 'binary': {
      if (node.operator === '^' && node.right.kind === 'number') {
        return `(${termText(node.left)})**${node.right.value}`
      }
      const operator = termOperators[node.operator]
      if (operator === undefined) return `I(${pythonExpression(node, quoted)})`
      return `${termText(node.left)} ${operator} ${termText(node.right)}`
    }
    case 'call':
      return factorText(node)
    default:
      return pythonExpression(node, quoted)
  }
}

/** A call that is a term of its own. */
function factorText(call: CallNode): string {
  const { name, arguments: given } = call
  if (name === 'as.factor') return `C(${pythonExpression(given.x, quoted)})`
  if (name !== 'factor' && name !== 'relevel') {
    const expression = pythonExpression(call, quoted)
    return name === 'poly' || name === 'scale' ? expression : `I(${expression})`
  }
  if (given.levels !== undefined || given.x.kind === 'call') throw new NoEqual(name)
  const x = pythonExpression(given.x, quoted)
  if (given.ref === undefined) return `C(${x})`
  return `C(${x}, Treatment(${pythonExpression(given.ref, quoted)}))`
}
