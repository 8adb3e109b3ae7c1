import type { CallNode, Expression } from './expression'
import { parseExpression } from './parseFormula'
import { deparse } from './deparse'
import { quoteName, quoteText } from './quoteName'
import { replaceVariable } from './replaceVariable'
import type { Transform, VariableShape } from './variableShape'
import { variableShape } from './variableShape'
import type { FormulaOnTable } from './writtenTerms'
import { readWrittenTerms } from './writtenTerms'

/** The formula with a polynomial of this degree in the variable's column; degree 1 is the column itself. */
export function setDegree(formula: FormulaOnTable, variable: string, degree: number): string {
  return edit(formula, variable, ({ column }, node) => {
    if (degree === 1) return quoteName(column)
    const raw = node.kind === 'call' && node.name === 'poly' ? namedArgument(node, 'raw') : ''
    return `poly(${quoteName(column)}, ${degree}${raw})`
  })
}

/** The formula with the variable's column as it is, or its logarithm or square root. */
export function setTransform(
  formula: FormulaOnTable,
  variable: string,
  transform: Transform | 'none',
): string {
  return edit(formula, variable, ({ column }) =>
    transform === 'none' ? quoteName(column) : `${transform}(${quoteName(column)})`,
  )
}

/** The formula with the numbers of the variable's column as levels of a factor, or as the numbers that they are. */
export function setCoding(formula: FormulaOnTable, variable: string, coding: 'factor' | 'number'): string {
  return edit(formula, variable, ({ column, form }, node) => {
    if (coding === 'number') return quoteName(column)
    return form === 'factor' ? deparse(node) : `factor(${quoteName(column)})`
  })
}

/** The formula with the level that the others are compared to; null is the first level, as without a choice. */
export function setReference(formula: FormulaOnTable, variable: string, level: string | null): string {
  return edit(formula, variable, ({ column, form }, node) => {
    const isText = formula.columns.some(({ name, type }) => name === column && type === 'text')
    const whole: Expression = form === 'factor' ? node : { kind: 'name', name: column, position: 0 }
    const factor = factorWithoutReference(whole, isText)
    return level === null ? factor : `relevel(${factor}, ref = ${quoteText(level, '"')})`
  })
}

function edit(
  formula: FormulaOnTable,
  variable: string,
  change: (shape: VariableShape, node: Expression) => string,
): string {
  const node = readWrittenTerms(formula)?.nodes.get(variable)
  const shape = node && variableShape(node)
  if (!node || !shape) return formula.text
  const changed = parseExpression(change(shape, node))
  return changed.ok ? replaceVariable(formula, variable, changed.value) : formula.text
}

/** `, raw = TRUE` where the call says so. */
function namedArgument(node: CallNode, parameter: string): string {
  const value = (node.arguments as Readonly<Partial<Record<string, Expression>>>)[parameter]
  return value === undefined ? '' : `, ${parameter} = ${deparse(value)}`
}

/** Text is a factor by itself; R's `relevel` asks for `factor()` around anything else. */
function factorWithoutReference(node: Expression, isText: boolean): string {
  if (node.kind !== 'call') return isText ? deparse(node) : `factor(${deparse(node)})`
  if (node.name === 'relevel') return factorWithoutReference(node.arguments.x, isText)
  if (node.name !== 'factor') return deparse(node)
  return `factor(${deparse(node.arguments.x)}${namedArgument(node, 'levels')})`
}
