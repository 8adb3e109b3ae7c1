import { describe, expect, it } from 'vitest'
import HistoryTree from '../../../src/renderer/components/HistoryTree.vue'
import { mountWithTexts } from '../mountWithTexts'

const lines = Array.from({ length: 200 }, (_, index) => ({
  id: index + 1,
  level: 1,
  isBranch: false,
  sentence: `change ${index + 1}`,
  time: '12:00:00',
}))

describe('a history of 200 changes', () => {
  it('is walked by lines, by ten, and to its ends; Enter goes to the change', async () => {
    const tree = mountWithTexts(HistoryTree, { props: { lines, current: 100 } })
    const list = tree.get('[role="tree"]')
    const focused = (): string => tree.get('[tabindex="0"] .sentence').text()
    const keys = ['ArrowUp', 'PageDown', 'End', 'PageUp', 'Home', 'PageUp']
    const walked: string[] = [focused()]
    for (const key of keys) {
      await list.trigger('keydown', { key })
      walked.push(focused())
    }
    expect(walked).toEqual([100, 99, 109, 200, 190, 1, 1].map((id) => `change ${id}`))
    await list.trigger('keydown', { key: 'Enter' })
    expect(tree.emitted('go')).toEqual([[1]])
  })
})
