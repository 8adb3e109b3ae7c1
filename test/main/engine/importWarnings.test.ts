import { describe, expect, it } from 'vitest'
import type { TableInfo } from '@shared/contract/openingApi'
import { importWarnings } from '../../../src/main/engine/importWarnings'

const column = (name: string, unparsed: number) => ({ name, unparsed }) as TableInfo['columns'][number]

describe('importWarnings', () => {
  it('names the unread cells of the columns that the model reads, with one of them', () => {
    const problems = [{ row: 4, column: 'x', text: 'oops', why: 'not a number' }]
    const table = {
      columns: [column('y', 0), column('x', 2), column('unused', 9)],
      import: { problems } as unknown as TableInfo['import'],
    }
    expect(importWarnings(table, [{ name: 'y' }, { name: 'x' }])).toEqual([
      { code: 'cells-unparsed', column: 'x', count: 2, example: 'oops' },
    ])
  })
})
