import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deparse } from '@shared/formula/deparse'
import type { Expression } from '@shared/formula/expression'
import { parseExpression, parseFormula } from '@shared/formula/parseFormula'
import type { AppError } from '@shared/outcome/appError'
import { brokenText, predictorsText } from './formulaText'

function parsed(text: string): Expression {
  const result = parseExpression(text)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function errorOf(text: string): AppError | null {
  const result = parseFormula(text)
  return result.ok ? null : result.error
}

/** The tree with every operator in parentheses, so that precedence can be seen. */
function grouped(node: Expression): string {
  switch (node.kind) {
    case 'binary':
      return `(${grouped(node.left)} ${node.operator} ${grouped(node.right)})`
    case 'unary':
      return node.operator === '(' ? grouped(node.operand) : `(${node.operator}${grouped(node.operand)})`
    default:
      return deparse(node)
  }
}

const withoutPositions = (node: Expression): unknown =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'position' ? undefined : value)))

describe('precedence is R’s (?Syntax)', () => {
  it.each([
    ['a + b * c', '(a + (b * c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a / b / c', '((a / b) / c)'],
    ['a ^ b ^ c', '(a ^ (b ^ c))'],
    ['a ** 2', '(a ^ 2)'],
    ['-a ^ 2', '(-(a ^ 2))'],
    ['a ^ -2', '(a ^ (-2))'],
    ['-a : b', '((-a) : b)'],
    ['a * b : c', '(a * (b : c))'],
    ['a %in% b * c', '((a %in% b) * c)'],
    ['a %in% b : c', '(a %in% (b : c))'],
    ['a + b > c', '((a + b) > c)'],
    ['!a == b', '(!(a == b))'],
    ['!a & b', '((!a) & b)'],
    ['a | b & c', '(a | (b & c))'],
    ['a & !b | c', '((a & (!b)) | c)'],
    ['(a + b) * c', '((a + b) * c)'],
    ['a %% b %/% c', '((a %% b) %/% c)'],
  ])('%s is %s', (text, expected) => {
    expect(grouped(parsed(text))).toBe(expected)
  })
})

describe('names, numbers and texts', () => {
  it.each(['Sepal.Length', 'Acid.Conc.', '.hidden', 'x1', 'a_b', 'größe', '体重', 'é́', '..a'])(
    'the name %s stands as it is',
    (name) => {
      expect(parsed(name)).toMatchObject({ kind: 'name', name })
      expect(deparse(parsed(name))).toBe(name)
    },
  )

  it.each([
    ['`my col`', 'my col'],
    ['`a\\`b`', 'a`b'],
    ['`a\\\\b`', 'a\\b'],
    ['`2019`', '2019'],
    ['`a~b+c`', 'a~b+c'],
    ['`.`', '.'],
    ['`TRUE`', 'TRUE'],
  ])('back-ticks: %s is the column %s', (text, name) => {
    expect(parsed(text)).toMatchObject({ kind: 'name', name })
    expect(deparse(parsed(text))).toBe(text)
  })

  it.each([
    ['1', 1],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    ['2E5', 200000],
    ['3L', 3],
  ])('the number %s', (text, value) => {
    expect(parsed(text)).toMatchObject({ kind: 'number', value })
  })

  it('reads texts in either quote with escapes', () => {
    expect(parsed('"it\'s"')).toMatchObject({ kind: 'text', value: "it's" })
    expect(parsed("'say \\'hi\\' \\n'")).toMatchObject({ kind: 'text', value: "say 'hi' \n" })
  })

  it('reads arguments by position, by name and by the beginning of a name', () => {
    for (const text of [
      'poly(x, 3, raw = TRUE)',
      'poly(raw=T, degree=3, x)',
      'poly(deg = 3, x = x, r = TRUE)',
    ]) {
      const call = parsed(text)
      expect(call.kind === 'call' && Object.keys(call.arguments).sort()).toEqual(['degree', 'raw', 'x'])
    }
  })
})

describe('errors point at the character', () => {
  it.each([
    ['mpg ~', 6, 'the end', 'a name, a number or ('],
    ['mpg ~ wt +', 11, 'the end', 'a name, a number or ('],
    ['mpg ~ wt + * hp', 12, '*', 'a name, a number or ('],
    ['mpg ~ (wt + hp', 15, 'the end', ')'],
    ['mpg ~ wt)', 9, ')', 'an operator'],
    ['mpg ~ my col', 10, 'col', 'an operator, or back-ticks around a name with blanks'],
    ['mpg ~ wt ~ hp', 10, '~', 'only one ~'],
    ['mpg ~ wt $ hp', 10, '$', 'a name, a number or an operator'],
    ['mpg ～ wt', 5, '～', '~'],
    ['mpg ~ （wt）', 7, '（', '('],
    ['mpg ~ `wt', 7, '`wt', 'closing `'],
    ['mpg ~ ``', 7, '`', '`…`'],
    ['mpg ~ log(wt, 2, 3)', 18, '3', ')'],
    ['mpg ~ log()', 11, ')', 'x'],
    ['mpg ~ poly(wt, 0)', 16, '0', 'a whole number from 1 to 100'],
    ['mpg ~ poly(wt, hp)', 16, 'hp', 'a whole number from 1 to 100'],
    ['mpg ~ poly(wt, 2, raw = 1)', 25, '1', 'TRUE or FALSE'],
    ['mpg ~ poly(wt, 2, rew = TRUE)', 19, 'rew =', 'x, degree, raw'],
    ['mpg ~ factor(cyl, levels = hp)', 28, 'hp', 'c("…", "…")'],
    ['mpg ~ I(a < b < c)', 15, '<', '& or |'],
    ['mpg ~ I(wt<-1)', 11, '<-', '< -'],
    ['mpg ~ a && b', 9, '&&', '&'],
    ['mpg ~ wt = 2', 10, '=', 'an operator'],
  ])('%s', (formula, position, found, expected) => {
    expect(errorOf(formula)).toEqual({ code: 'formula-syntax', formula, position, found, expected })
  })

  it('names an unknown function, where it stands, and those that there are', () => {
    const error = errorOf('mpg ~ wt + mean(hp)')
    expect(error).toMatchObject({ code: 'function-unknown', name: 'mean', position: 12 })
    expect(error?.code === 'function-unknown' && error.known).toContain('log, log10')
    expect(errorOf('mpg ~ constructor(hp)')).toMatchObject({ code: 'function-unknown' })
  })

  it.each(['', '  ', '~ wt', 'wt + hp', '~'])('misses the response of “%s”', (formula) => {
    expect(errorOf(formula)).toEqual({ code: 'response-missing', formula })
  })
})

describe('laws', () => {
  it('parse ∘ deparse is the identity on trees', () => {
    fc.assert(
      fc.property(predictorsText, (text) => {
        const first = parseExpression(text)
        fc.pre(first.ok)
        if (!first.ok) return
        const printed = deparse(first.value)
        expect(withoutPositions(parsed(printed))).toEqual(withoutPositions(first.value))
        expect(deparse(parsed(printed))).toBe(printed)
      }),
      { numRuns: 2000 },
    )
  })

  it('any text gives a formula or an error within its bounds', () => {
    fc.assert(
      fc.property(fc.oneof(brokenText, fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const error = errorOf(`y ~ ${text}`)
        if (error?.code !== 'formula-syntax') return
        expect(error.position).toBeGreaterThan(4)
        expect(error.position).toBeLessThanOrEqual(text.length + 5)
      }),
      { numRuns: 5000 },
    )
  })

  it.each(['(', '-', '!', 'log(', 'I(I(', 'x^', 'x ^ (', 'poly('])(
    'ten thousand times “%s” is an error',
    (piece) => {
      expect(errorOf(`y ~ ${piece.repeat(10_000)}`)).toMatchObject({ code: 'formula-syntax' })
      expect(errorOf(`y ~ ${piece.repeat(10_000)}x`)).toMatchObject({ code: 'formula-syntax' })
    },
  )

  it('a sum may have any length', () => {
    expect(errorOf(`y ~ ${'x + '.repeat(20_000)}x`)).toBeNull()
    expect(errorOf(`y ~ I(${'x * '.repeat(20_000)}x)`)).toBeNull()
  })
})
