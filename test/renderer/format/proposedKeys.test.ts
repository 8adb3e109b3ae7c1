import { expect, it } from 'vitest'
import { proposedKeys } from '../../../src/renderer/format/proposedKeys'

it('proposes the first column that both tables have with values that can be equal, and else none', () => {
  const columns = [
    { name: 'x', type: 'number' },
    { name: 'code', type: 'text' },
    { name: 'id', type: 'integer' },
  ] as const
  const other = [
    { name: 'id', type: 'number' },
    { name: 'code', type: 'number' },
  ] as const
  expect(proposedKeys(columns, other)).toEqual([{ column: 'id', other: 'id' }])
  expect(proposedKeys(columns, [])).toEqual([{ column: '', other: '' }])
})
