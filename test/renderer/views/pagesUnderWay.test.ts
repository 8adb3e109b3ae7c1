import { describe, expect, it } from 'vitest'
import type { TablePage } from '@shared/contract/tableApi'
import { fail, ok, type Result } from '@shared/outcome/result'
import { pagesUnderWay } from '../../../src/renderer/views/pagesUnderWay'

const TOTAL = 250

/** Rows numbered from 1, each with its number as its cell; the requests are answered when the test says so. */
function engine() {
  const asked: [number, number][] = []
  const answers: (() => void)[] = []
  const read = (start: number, end: number): Promise<Result<TablePage>> => {
    asked.push([start, end])
    const rowNumbers = Array.from({ length: Math.min(end, TOTAL) - start }, (_, row) => start + row + 1)
    const page = { totalRows: TOTAL, rowNumbers, cells: rowNumbers.map((row) => [row]), failed: [] }
    return new Promise((settle) => answers.push(() => settle(ok(page))))
  }
  return { asked, read, answer: () => answers.splice(0).forEach((settle) => settle()) }
}

const firstOf = async (page: Promise<Result<TablePage>>) => {
  const result = await page
  return result.ok ? [result.value.rowNumbers[0], result.value.rowNumbers.length] : result.error
}

describe('pages under way', () => {
  it('are one request where they are neighbours, and come at once', async () => {
    const { asked, read, answer } = engine()
    const pages = pagesUnderWay(100, read)
    pages.askFor([100, 200])
    const taken = [pages.take(100), pages.take(200)]
    answer()
    expect(await Promise.all(taken.map(firstOf))).toEqual([
      [101, 100],
      [201, 50],
    ])
    expect(asked).toEqual([[100, 300]])
  })

  it('that the grid asks for one after the other are one request for each stretch', async () => {
    const { asked, read, answer } = engine()
    const pages = pagesUnderWay(10, read)
    const taken = [200, 40, 30, 210].map((start) => pages.take(start))
    await expect.poll(() => asked).toHaveLength(2)
    answer()
    expect(await Promise.all(taken.map(firstOf))).toEqual([201, 41, 31, 211].map((row) => [row, 10]))
    expect(asked).toEqual([
      [30, 50],
      [200, 220],
    ])
  })

  it('are not asked for again until they are taken', async () => {
    const { asked, read, answer } = engine()
    const pages = pagesUnderWay(100, read)
    pages.askFor([0])
    answer()
    pages.askFor([0, 100])
    expect(asked).toEqual([
      [0, 100],
      [100, 200],
    ])
    expect(await firstOf(pages.take(0))).toEqual([1, 100])
    pages.askFor([0])
    expect(asked).toHaveLength(3)
  })

  it('are of no use where rows stand in another order', async () => {
    const { asked, read, answer } = engine()
    const pages = pagesUnderWay(100, read)
    pages.askFor([0])
    pages.forget()
    const page = pages.take(0)
    await expect.poll(() => asked).toHaveLength(2)
    answer()
    expect(await firstOf(page)).toEqual([1, 100])
  })

  it('answer why they cannot be read', async () => {
    const pages = pagesUnderWay(100, () => Promise.resolve(fail({ code: 'cancelled' })))
    expect(await pages.take(0)).toEqual(fail({ code: 'cancelled' }))
  })

  it('are let go where nobody comes for them', () => {
    const { asked, read } = engine()
    const pages = pagesUnderWay(1, read)
    for (let row = 0; row < 40; row++) pages.askFor([row])
    pages.askFor([39])
    expect(asked).toHaveLength(40)
    pages.askFor([0])
    expect(asked).toHaveLength(41)
  })
})
