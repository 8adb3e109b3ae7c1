import { describe, expect, it } from 'vitest'
import type { TermDescription } from '@shared/formula/describeTerms'
import type { VariableShape } from '@shared/formula/variableShape'
import type { ColumnSummary, ColumnType } from '@shared/table/column'
import type { MenuItem } from '../../../src/renderer/components/menuItem'
import { termMenu } from '../../../src/renderer/components/termMenu'

const term = (label: string, shape: Partial<VariableShape> | null = {}): TermDescription => ({
  label,
  variables: [label],
  shape: shape && { column: label, form: 'plain', degree: 1, reference: null, ...shape },
})

const column = (type: ColumnType, distinct = 20): ColumnSummary => ({
  name: 'x',
  type,
  missing: 0,
  unparsed: 0,
  distinct,
  examples: [],
  histogram: [],
  min: null,
  max: null,
})

const text = (key: string, parameters?: object): string =>
  key + (parameters ? JSON.stringify(parameters) : '')

const menuOf = (shown: TermDescription, summary: ColumnSummary | null, others: TermDescription[] = []) =>
  termMenu({ term: shown, terms: [shown, ...others], column: summary, levels: null, text })

const labels = (items: readonly MenuItem<unknown>[]): readonly string[] =>
  items.map(({ label }) => label.replace('model.menu.', ''))

const listOf = (items: readonly MenuItem<unknown>[], label: string) => {
  const item = items.find((candidate) => candidate.label === `model.menu.${label}`)
  if (!item || !('items' in item)) throw new Error(`no list ${label}`)
  return item
}

describe('termMenu', () => {
  it.each<[ColumnType, Partial<VariableShape>, readonly string[]]>([
    ['number', {}, ['degree', 'transform', 'remove']],
    ['integer', {}, ['degree', 'transform', 'asFactor', 'remove']],
    ['number', { form: 'polynomial', degree: 3 }, ['degree', 'transform', 'remove']],
    ['integer', { form: 'factor' }, ['asNumber', 'reference', 'remove']],
    ['text', {}, ['reference', 'remove']],
    ['boolean', {}, ['reference', 'remove']],
    ['text', { form: 'factor', reference: 'b' }, ['reference', 'remove']],
  ])('offers for a column of %s as %j: %j', (type, shape, expected) => {
    expect(labels(menuOf(term('x', shape), column(type)))).toEqual(expected)
  })

  it('offers interactions with all the other terms', () => {
    const menu = menuOf(term('x:z', null), null, [term('x'), term('log(w)')])
    expect(labels(menu)).toEqual(['interact', 'remove'])
    expect(listOf(menu, 'interact').items).toEqual([
      { label: 'x', value: { kind: 'interact', with: ['x'] } },
      { label: 'log(w)', value: { kind: 'interact', with: ['log(w)'] } },
    ])
  })

  it('offers no degree that the values cannot bear', () => {
    expect(listOf(menuOf(term('x'), column('number', 4)), 'degree').items).toHaveLength(3)
  })

  it('marks what the term is now', () => {
    const menu = menuOf(term('x', { form: 'polynomial', degree: 3 }), column('number'))
    expect(listOf(menu, 'degree').items.map(({ checked }) => checked)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ])
    expect(listOf(menu, 'degree').note).toBe('3')
    expect(listOf(menu, 'transform').items.some(({ checked }) => checked)).toBe(false)
  })

  it('lists levels with their rows, the first level before them, and says how many it leaves out', () => {
    const shown = term('x', { form: 'factor', reference: 'b' })
    const levels = { levels: [{ level: 'a', count: 5 }, { level: 'b', count: 2 }], total: 9 } // prettier-ignore
    const menu = termMenu({ term: shown, terms: [shown], column: column('text'), levels, text })
    const { items, note, footnote } = listOf(menu, 'reference')
    expect(items.map(({ label, checked }) => [label, checked])).toEqual([
      ['model.menu.firstLevel', false],
      ['a', false],
      ['b', true],
    ])
    expect(items[2].value).toEqual({ kind: 'reference', level: 'b' })
    expect(note).toBe('b')
    expect(footnote).toContain('7')
  })
})
