import type { BinaryOperator, Expression } from './expression'

/** Operators that R prints without blanks around them. */
const tight: readonly BinaryOperator[] = ['^', ':', '/']

/** A name as the language reads it back: in back-ticks unless it is a plain one. */
export function quoteName(name: string): string {
  const plain = /^(?:\p{L}|\.(?!\d))[\p{L}\p{M}\p{N}._]*$/u.test(name)
  if (plain && name !== '.' && name !== 'TRUE' && name !== 'FALSE') return name
  return `\`${name.replace(/[\\`]/g, '\\$&')}\``
}

/** The expression as R's `deparse` prints it; it names terms and columns of the model matrix. */
export function deparse(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return deparseNumber(node.value)
    case 'text':
      return JSON.stringify(node.value)
    case 'logical':
      return node.value ? 'TRUE' : 'FALSE'
    case 'name':
      return quoteName(node.name)
    case 'dot':
      return '.'
    case 'unary':
      return node.operator === '(' ? `(${deparse(node.operand)})` : `${node.operator}${deparse(node.operand)}`
    case 'binary': {
      const between = tight.includes(node.operator) ? node.operator : ` ${node.operator} `
      return `${deparse(node.left)}${between}${deparse(node.right)}`
    }
    case 'call': {
      const parts = node.parts.map(({ name, value }) => (name === null ? '' : `${name} = `) + deparse(value))
      return `${node.name}(${parts.join(', ')})`
    }
  }
}

/** A number with R's 15 significant digits, as `as.character` and `deparse` write it: 4, 0.1, 1e+05, 1.5e-07. */
export function deparseNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : '-Inf'
  const [mantissa, exponentText] = value.toExponential(14).split('e')
  const digits = mantissa.replace(/\.?0+$/, '')
  const exponent = Number(exponentText)
  const sign = exponent < 0 ? '-' : '+'
  const scientific = `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`
  const fixed = fixedNotation(digits, exponent)
  return fixed.length <= scientific.length ? fixed : scientific
}

function fixedNotation(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.replace(/[-.]/g, '')
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0')
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`
}
