import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { listRows, rowSetOf } from '@shared/table/rowSet'
import { useSelectionStore } from '../../../src/renderer/stores/selectionStore'

const selected = (): number[] => Array.from(listRows(useSelectionStore().rows))

describe('the selection', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('is one row by a click, and none by a second', () => {
    const selection = useSelectionStore()
    selection.select(4)
    expect([selected(), selection.selectedRow]).toEqual([[4], 4])
    selection.select(4)
    expect([selected(), selection.selectedRow]).toEqual([[], null])
  })

  it('takes rows in and lets them go one by one, and takes all between two', () => {
    const selection = useSelectionStore()
    selection.select(9)
    selection.pick(4, 'toggle')
    expect([selected(), selection.selectedRow]).toEqual([[4, 9], 4])
    selection.pick(6, 'extend')
    expect([selected(), selection.selectedRow]).toEqual([[4, 5, 6, 9], 6])
    selection.pick(5, 'toggle')
    expect(selected()).toEqual([4, 6, 9])
    selection.select(9)
    expect(selected()).toEqual([9])
  })

  it('remembers the rule that found its rows until a hand changes it', () => {
    const selection = useSelectionStore()
    selection.choose(rowSetOf([1, 2, 3]), { by: 'flagged' })
    expect(selection.by).toBe('flagged')
    selection.choose(rowSetOf([3]), { change: 'remove' })
    expect([selected(), selection.by]).toEqual([[1, 2], 'flagged'])
    selection.pick(8, 'toggle')
    expect([selected(), selection.by]).toEqual([[1, 2, 8], null])
  })

  it('stays where one of its rows, or another, is looked at', () => {
    const selection = useSelectionStore()
    selection.choose(rowSetOf([2, 3]))
    selection.visit(3, '')
    expect([selected(), selection.selectedRow]).toEqual([[2, 3], 3])
    selection.visit(7, '')
    expect([selected(), selection.selectedRow]).toEqual([[2, 3], 7])
    selection.clear()
    selection.visit(7, '')
    expect(selected()).toEqual([7])
  })
})
