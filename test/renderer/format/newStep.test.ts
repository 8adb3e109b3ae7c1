import { describe, expect, it } from 'vitest'
import { stepSchema } from '@shared/preparation/step'
import {
  columnsFor,
  newStep,
  stepKinds,
  typedTargets,
  typedValue,
} from '../../../src/renderer/format/newStep'

const columns = [
  { name: 'g', type: 'text' },
  { name: 'x', type: 'number' },
] as const

describe('a new step', () => {
  it.each(stepKinds)('of kind %s begins with a column that it can work on', (kind) => {
    const step = newStep(kind, columns)
    expect(step).toMatchObject({ kind, enabled: true })
    if ('column' in step) expect(columnsFor(kind, columns).map(({ name }) => name)).toContain(step.column)
    // What is left open is for the user; all else is as the contract wants it.
    const open = {
      ...('name' in step && step.name === '' && { name: 'z' }),
      ...(kind === 'recode' && { pairs: [{ from: 1, to: 2 }] }),
      ...(kind === 'join' && { file: 'f', keys: ['x'] }),
    }
    expect(stepSchema.safeParse({ ...step, ...open }).success).toBe(true)
  })
})

describe('typed values', () => {
  it('are of the column’s type where they can be; nothing is missing', () => {
    expect(typedValue(' 2.5 ', 'number')).toBe(2.5)
    expect(typedValue('2.5', 'text')).toBe('2.5')
    expect(typedValue('true', 'boolean')).toBe(true)
    expect(typedValue('a', 'number')).toBe('a')
    expect(typedValue('', 'text')).toBeNull()
  })

  it('become numbers only together', () => {
    expect(typedTargets(['1', '', '2'])).toEqual([1, null, 2])
    expect(typedTargets(['1', 'a'])).toEqual(['1', 'a'])
  })
})
