import { describe, expect, it } from 'vitest'
import { readingText } from '../../../src/renderer/format/readingText'

const text = (key: string, parameters?: Record<string, unknown>) => `${key} ${JSON.stringify(parameters)}`
const file = { grant: 'g', name: 'big.csv', options: {}, since: 1000, prepares: false }
const at = (done: number, now: number) =>
  readingText(
    { ...file, progress: { phase: 'loading', done, total: 320 * 2 ** 20, unit: 'bytes', rows: 1_234_567 } },
    { text, language: 'en', now },
  )

describe('what is said of a file that is being read', () => {
  it('is its name, as long as nothing more is known or it is small', () => {
    expect(readingText({ ...file, progress: null }, { text, language: 'en', now: 2000 })).toBe(
      'status.reading {"name":"big.csv"}',
    )
    const progress = { phase: 'loading', done: 5, total: 10, unit: 'bytes' } as const
    expect(readingText({ ...file, progress }, { text, language: 'en', now: 2000 })).toContain(
      'status.reading ',
    )
  })

  it('is how long it will take yet, also where a workbook’s parts are counted', () => {
    const read = (done: number, now: number) =>
      readingText(
        { ...file, progress: { phase: 'reading', done, total: 400 } },
        { text, language: 'en', now },
      )
    expect(read(100, 5000)).toBe('status.reading {"name":"big.csv"} · status.timeLeft {"seconds":12}')
    expect(read(100, 1900)).toBe('status.reading {"name":"big.csv"}')
    expect(read(4, 5000)).toBe('status.reading {"name":"big.csv"}')
  })

  it('is that it is being prepared, where it has been read', () => {
    const prepared = { ...file, prepares: true, progress: null }
    expect(readingText(prepared, { text, language: 'en', now: 2000 })).toBe(
      'status.preparing {"name":"big.csv"}',
    )
  })

  it('is how much of it has been read, about how many rows, and after a second how long it will take yet', () => {
    expect(at(80 * 2 ** 20, 1500)).toContain('"done":80,"total":320,"rows":"1,200,000"')
    expect(at(80 * 2 ** 20, 1500)).not.toContain('timeLeft')
    expect(at(80 * 2 ** 20, 3000)).toContain('status.timeLeft {"seconds":6}')
  })
})
