import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConstraints } from '@shared/constraints/parseConstraints'

const terms = [
  '(Intercept)',
  'x1',
  'x2',
  'I(x1^2)',
  'x1:x2',
  'typeprof',
  '`my col`',
  'poly(x1, 2)1',
  'factor(g)b c',
  'x',
]

/** Each constraint as its text, its kind, the coefficients by term and the bound. */
function read(text: string) {
  const parsed = parseConstraints(text, terms)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value.map(({ text: own, kind, coefficients, bound }) => ({
    text: own,
    kind,
    bound,
    ...Object.fromEntries([...coefficients].flatMap((value, j) => (value === 0 ? [] : [[terms[j], value]]))),
  }))
}

function refusal(text: string) {
  const parsed = parseConstraints(text, terms)
  if (parsed.ok) throw new Error('read')
  return parsed.error
}

describe('parseConstraints', () => {
  it('reads equations and inequalities, separated by semicolons and lines', () => {
    expect(read('x1 + 2*x2 = 1; x1 >= 0\nx2 <= 3;')).toEqual([
      { text: 'x1 + 2*x2 = 1', kind: 'equation', x1: 1, x2: 2, bound: 1 },
      { text: 'x1 >= 0', kind: 'inequality', x1: 1, bound: 0 },
      { text: 'x2 <= 3', kind: 'inequality', x2: -1, bound: -3 },
    ])
  })

  it.each(['', ' ', ';', '\n ; \n'])('finds none in %j', (text) => {
    expect(read(text)).toEqual([])
  })

  it('reads terms as the coefficient table names them, blanks as one likes', () => {
    expect(read('(Intercept) + I( x1 ^2 ) = x1 : x2')).toMatchObject([
      { '(Intercept)': 1, 'I(x1^2)': 1, 'x1:x2': -1, bound: 0 },
    ])
    expect(read('typeprof = `my col`')).toMatchObject([{ typeprof: 1, '`my col`': -1 }])
    expect(read('poly(x1,2)1 >= factor(g)b c')).toMatchObject([{ 'poly(x1, 2)1': 1, 'factor(g)b c': -1 }])
  })

  it('takes a name between back-ticks for the name without them', () => {
    expect(read('`x1` + 2*I(`x1`^2) = `x1`:x2')).toMatchObject([
      { x1: 1, 'I(x1^2)': 2, 'x1:x2': -1, bound: 0 },
    ])
  })

  it('reads a chain as its pairs', () => {
    expect(read('0 <= x1 <= x2 <= 2')).toMatchObject([
      { text: '0 <= x1', x1: 1, bound: 0 },
      { text: 'x1 <= x2', x1: -1, x2: 1, bound: 0 },
      { text: 'x2 <= 2', x2: -1, bound: -2 },
    ])
  })

  it('computes with numbers: signs, brackets, products, quotients', () => {
    expect(read('-(x1 - 2*(x2 + 1))/4 == 1e1 - x1*0.5')).toMatchObject([
      { kind: 'equation', x1: 0.25, x2: 0.5, bound: 9.5 },
    ])
    expect(read('x1 + x1 - 2 = -3 + x2 -x2')).toMatchObject([{ x1: 2, bound: -1 }])
  })

  it('takes the signs of Chinese keyboards and of mathematics', () => {
    expect(read('x1＋2×x2＝1；x1 ≥ 0； x2 ≤ 1')).toEqual(
      read('x1＋2×x2＝1；x1 ≥ 0； x2 ≤ 1'.replace('；', ';')),
    )
    expect(read('x1 ≥ 0')).toMatchObject([{ kind: 'inequality', x1: 1 }])
  })

  it.each([
    ['x3 = 1', 'constraint-term-unknown', 1],
    ['x1 + typepro >= 0', 'constraint-term-unknown', 6],
    ['x1 = 1; (x9) = 2', 'constraint-term-unknown', 10],
    ['x1', 'constraint-syntax', 3],
    ['x1 + = 2', 'constraint-syntax', 6],
    ['x1 = ', 'constraint-syntax', 6],
    ['x1 = 1 x2 = 2', 'constraint-syntax', 8],
    ['2x1 = 1', 'constraint-syntax', 2],
    ['x1 < 1', 'constraint-syntax', 4],
    ['(x1 = 1', 'constraint-syntax', 5],
    ['x1 = 1, x2 = 1', 'constraint-syntax', 7],
    ['x1 = 1e999', 'constraint-syntax', 6],
    ['x1 = 1e300*1e300', 'constraint-syntax', 6],
    ['x1/0 = 1', 'constraint-syntax', 1],
    ['x2 = 0; x1 * x2 = 1', 'constraint-nonlinear', 12],
    ['1/x1 >= 0', 'constraint-nonlinear', 2],
    ['x1 = 0; 1 = 2', 'constraint-without-term', 9],
    ['x1 - x1 >= 1', 'constraint-without-term', 1],
    [`${'('.repeat(300)}x1${')'.repeat(300)} = 1`, 'constraint-syntax', 202],
  ])('refuses %s: %s at character %i', (text, code, position) => {
    expect(refusal(text)).toMatchObject({ code, position })
  })

  it('says what was found and what could stand there', () => {
    expect(refusal('x1 < 1')).toMatchObject({ found: '<', expected: '<=' })
    expect(refusal('x1 +')).toMatchObject({
      found: 'the end of the constraints',
      expected: 'a term, a number or (',
    })
    expect(refusal('typeprf = 0')).toMatchObject({ name: 'typeprf', suggestions: 'typeprof' })
    expect(refusal('x1 = 1 x2 = 2')).toMatchObject({ found: 'x2', expected: 'an operator or ;' })
  })

  it('never throws, and points into the text', () => {
    const pieces = fc.constantFrom(
      ...terms,
      '1',
      '2.5',
      '+',
      '-',
      '*',
      '/',
      '(',
      ')',
      '=',
      '<=',
      '>=',
      ';',
      '\n',
      ' ',
      'q',
      '`',
      '≤',
      '。',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        const parsed = parseConstraints(text, terms)
        if (parsed.ok) return
        const position = 'position' in parsed.error ? parsed.error.position : 0
        expect(position).toBeGreaterThanOrEqual(1)
        expect(position).toBeLessThanOrEqual(text.length + 1)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives each side its part: a = b says what a − b = 0 does', () => {
    const number = fc.integer({ min: -9, max: 9 })
    fc.assert(
      fc.property(number, number, number, number, (a, b, c, d) => {
        fc.pre(a !== c || b !== d)
        const sides = [`${a}*x1 + ${b}*x2 + 1`, `${c}*x1 + (${d})*x2`]
        const [own] = parseConstraintsOf(`${sides[0]} = ${sides[1]}`)
        const [difference] = parseConstraintsOf(`${sides[0]} - (${sides[1]}) = 0`)
        expect(own.coefficients).toEqual(difference.coefficients)
        expect(own.bound).toBe(difference.bound)
      }),
    )
  })
})

function parseConstraintsOf(text: string) {
  const parsed = parseConstraints(text, terms)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}
