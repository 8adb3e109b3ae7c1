import { describe, expect, it } from 'vitest'
import { asShown, showsLines } from './shownFigures'

describe('showsLines', () => {
  const printed = 'a\nb\nc\nd\n'

  it.each(['a\nb\nc\nd', '…\nb\nc\n…', 'a\n…\nd', '…\nd', 'a\n…', '…\na\n…\nc\n…'])('accepts %j', (shown) => {
    expect(showsLines(shown, printed)).toBe(true)
  })

  it.each(['a\nb\nc', 'b\nc\nd', '…\nb\nd\n…', '…\nc\n…\nb\n…', 'a\n…\nc', '…\nb', 'b\n…', 'a\n…\na\n…'])(
    'refuses %j',
    (shown) => {
      expect(showsLines(shown, printed)).toBe(false)
    },
  )
})

describe('asShown', () => {
  const printed = {
    a: 1.23456,
    rows: [
      { row: 7, h: 0.1 },
      { row: 8, h: 0.25 },
    ],
    p: null,
  }

  it('keeps what is shown, at the digits shown, and finds the entries of a list by their name', () => {
    const shown = { a: 1.235, rows: [{ row: 8, h: 0.25 }] }
    expect(asShown(shown, printed)).toEqual(shown)
  })

  it('shows the other figure where they differ', () => {
    expect(asShown({ a: 1.234, p: 0.5, q: 1 }, printed)).toEqual({ a: 1.235, p: null, q: undefined })
  })
})
