import { describe, expect, it } from 'vitest'
import type { ColumnSummary } from '@shared/table/column'
import { columnMenu, type ColumnAction } from '../../../src/renderer/components/columnMenu'
import type { MenuChoice, MenuItem } from '../../../src/renderer/components/menuItem'

const column: ColumnSummary = {
  name: 'x',
  type: 'integer',
  missing: 0,
  unparsed: 0,
  distinct: 5,
  examples: [],
  histogram: [],
  min: 0,
  max: 4,
}
const plain = { column, sort: null, asked: null, isOfFile: true, idColumn: null, text: (key: string) => key }

const choices = (items: readonly MenuItem<ColumnAction>[]): readonly MenuChoice<ColumnAction>[] =>
  items.flatMap((item) => ('items' in item ? item.items : [item]))
const actions = (kind: ColumnAction['kind'], context: Partial<Parameters<typeof columnMenu>[0]> = {}) =>
  choices(columnMenu({ ...plain, ...context })).filter(({ value }) => value.kind === kind)

describe('columnMenu', () => {
  it('sorts, and goes back to the order of the file where it is sorted so', () => {
    const sort = { column: 'x', direction: 'descending' } as const
    expect(actions('sort', { sort }).map(({ value, checked }) => [value, checked])).toEqual([
      [{ kind: 'sort', direction: 'ascending' }, false],
      [{ kind: 'sort', direction: null }, true],
    ])
    expect(actions('sort', { sort: { ...sort, column: 'y' } }).some(({ checked }) => checked)).toBe(false)
  })

  it('offers every type that can be asked for, and to leave it to the program', () => {
    const types = actions('type', { asked: 'text' })
    expect(types.map(({ value }) => (value.kind === 'type' ? value.type : 0))).toEqual([
      null,
      'number',
      'date',
      'boolean',
      'text',
    ])
    expect(types.filter(({ checked }) => checked).map(({ value }) => value)).toEqual([
      { kind: 'type', type: 'text' },
    ])
  })

  it('reads otherwise only what the file has', () => {
    expect(actions('type', { isOfFile: false })).toEqual([])
  })

  it('names rows by the column, or no longer', () => {
    expect(actions('name-rows')[0]).toMatchObject({ value: { by: true }, checked: false })
    expect(actions('name-rows', { idColumn: 'x' })[0]).toMatchObject({ value: { by: false }, checked: true })
  })

  it('lists failed cells where there are any', () => {
    expect(actions('problems')).toEqual([])
    expect(actions('problems', { column: { ...column, unparsed: 3 } })).toHaveLength(1)
  })
})
