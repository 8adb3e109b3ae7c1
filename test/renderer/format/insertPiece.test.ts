import { describe, expect, it } from 'vitest'
import { checkStepExpression } from '@shared/preparation/checkStepExpression'
import { callOf, rowFunctions, withColumn, withFunction } from '../../../src/renderer/format/insertPiece'

const at = (text: string, start: number, end = start) => ({ text, start, end })

describe('a column that is inserted', () => {
  it('stands where one writes, between back-ticks where its name needs them', () => {
    expect(withColumn(at('', 0), 'x')).toEqual({ text: 'x', caret: 1 })
    expect(withColumn(at('2 * ', 4), 'unit price')).toEqual({ text: '2 * `unit price`', caret: 16 })
    expect(withColumn(at('log()', 4), '面积')).toEqual({ text: 'log(面积)', caret: 6 })
    expect(withColumn(at('', 0), 'a`b').text).toBe('`a\\`b`')
  })

  it('takes nothing away and runs into no name', () => {
    expect(withColumn(at('x +', 0, 3), 'y')).toEqual({ text: 'x +y', caret: 4 })
    expect(withColumn(at('x', 1), 'y').text).toBe('x y')
  })
})

describe('a function that is inserted', () => {
  it('is written into, or stands round what is selected', () => {
    expect(withFunction(at('1 + ', 4), 'log')).toEqual({ text: '1 + log()', caret: 8 })
    expect(withFunction(at('1 + x', 4, 5), 'log')).toEqual({ text: '1 + log(x)', caret: 10 })
    expect(withFunction(at('x', 1), 'exp').text).toBe('x exp()')
  })

  it.each(rowFunctions)('%s can be used in a step', (name) => {
    const values: Readonly<Record<string, string>> = {
      test: 'x > 0',
      yes: 'x',
      no: 'x',
      base: '2',
      digits: '1',
    }
    const argument = (parameter: string): string => {
      if (name === 'as.Date') return '"2024-03-01"'
      return values[parameter] ?? 'x'
    }
    const call = callOf(name).replace(
      /\((.*)\)/,
      (_, all: string) => `(${all.split(', ').map(argument).join(', ')})`,
    )
    expect(checkStepExpression(call, [{ name: 'x', type: 'number' }])).toMatchObject({ ok: true })
  })
})
