import { describe, expect, it } from 'vitest'
import { checkStep } from '@shared/preparation/checkStep'
import { stepSchema, type Step } from '@shared/preparation/step'

const columns = [
  { name: 'x', type: 'number' },
  { name: 'g', type: 'text' },
  { name: 'b', type: 'boolean' },
] as const
const filter = (expression: string) => checkStep(stepSchema.parse({ kind: 'filter', expression }), columns)

describe('a step before it is taken', () => {
  it('is incomplete until all is said', () => {
    expect(filter(' ')).toBe('incomplete')
    const value = { kind: 'fill-missing', column: 'x', with: 'value' }
    expect(checkStep(stepSchema.parse(value), columns)).toBe('incomplete')
    expect(checkStep(stepSchema.parse({ ...value, value: 0 }), columns)).toBeNull()
    const join = stepSchema.parse({ kind: 'join', file: 'b.csv', keys: ['x'] })
    expect(checkStep(join, columns)).toBeNull()
    expect(checkStep({ ...join, keys: [{ column: 'x', other: '' }] } as Step, columns)).toBe('incomplete')
    expect(checkStep({ ...join, file: '' } as Step, columns)).toBe('incomplete')
  })

  it('may compare, calculate, and ask for membership', () => {
    for (const right of ['x > 3 & g == "a"', 'b', 'x', '!b | g %in% c("a", "b")', 'as.numeric(g) > 1']) {
      expect(filter(right), right).toBeNull()
    }
  })

  it.each([
    ['x >', 'formula-syntax', 4],
    ['x > y', 'column-unknown', 5],
    ['x > lag(x)', 'function-unknown', 5],
    ['scale(x) > 1', 'formula-syntax', 1],
    ['1 + 2 * -scale(x) > 1', 'formula-syntax', 10],
    ['poly(x, 2) > 1', 'formula-syntax', 1],
    ['g', 'formula-syntax', 1],
    ['x ~ g', 'formula-syntax', 3],
  ])('%s is wrong with %s at character %d', (expression, code, position) => {
    expect(filter(expression)).toMatchObject({ code, position })
  })

  it.each([
    ['x = 3', 3, '=='],
    ['(x > 1 and b)', 8, '&'],
    ['x > 1 AND b', 7, '&'],
    ['x > 1 or b', 7, '|'],
    ['x <> 1', 3, '!='],
    ['x ≤ 1', 3, '<='],
    ['x ≥ 1', 3, '>='],
    ['x ≠ 1', 3, '!='],
  ])('%s is told at character %d that %s is meant', (expression, position, expected) => {
    expect(filter(expression)).toMatchObject({ code: 'formula-syntax', position, expected })
  })

  it('cannot calculate with text', () => {
    expect(filter('g > 1')).toMatchObject({ code: 'expression-not-numeric', name: 'g' })
  })
})
