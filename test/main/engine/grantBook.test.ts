import { describe, expect, it } from 'vitest'
import { GrantBook } from '../../../src/main/engine/grantBook'

describe('GrantBook', () => {
  it('knows the paths of a grant', async () => {
    const book = new GrantBook()
    book.add('g', ['/data/cars.csv'])
    expect(await book.pathsOf('g')).toEqual(['/data/cars.csv'])
  })

  it('waits a moment for a grant that is on its way', async () => {
    const book = new GrantBook()
    const both = Promise.all([book.pathsOf('g'), book.pathsOf('g')])
    book.add('g', ['/data/cars.csv'])
    expect(await both).toEqual([['/data/cars.csv'], ['/data/cars.csv']])
  })

  it('has no paths for what main never granted', async () => {
    const book = new GrantBook()
    book.add('g', ['/data/cars.csv'])
    for (const id of ['/data/cars.csv', '__proto__', 'constructor', '']) {
      expect(await book.pathsOf(id, 5)).toBeNull()
    }
  })
})
