import { describe, expect, it } from 'vitest'
import { withEnding } from '../../src/main/withEnding'

describe('withEnding', () => {
  it('gives a name without one the ending of the format', () => {
    expect(withEnding('/a/report', 'html')).toBe('/a/report.html')
    expect(withEnding('/a.b/report', 'r')).toBe('/a.b/report.R')
  })

  it('leaves the ending that somebody chose', () => {
    expect(withEnding('/a/report.htm', 'html')).toBe('/a/report.htm')
    expect(withEnding('/a/Work.LEASTWISE', 'leastwise')).toBe('/a/Work.LEASTWISE')
  })

  it('lets no project be without its own', () => {
    expect(withEnding('/a/v1.2', 'leastwise')).toBe('/a/v1.2.leastwise')
  })
})
