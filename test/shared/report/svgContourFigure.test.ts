import { describe, expect, it } from 'vitest'
import { figureText } from '@shared/report/figureText'
import type { ContourPlot } from '@shared/report/reportModel'
import { contourFigure } from '@shared/report/svgContourFigure'

const plot: ContourPlot = {
  kind: 'contour',
  xLabel: 'a < b',
  yLabel: 'slope',
  optimum: [2.2, 0.6],
  gram: [1, 3, 11],
  path: { x: [0, 0.4, 1e9, 2.2], y: [0, 1.3, -1e9, 0.6] },
}

describe('the contour of a report', () => {
  const svg = contourFigure(plot, { caption: 'Loss', description: 'what it shows', id: 'f1', language: 'en' })

  it('draws ellipses, the way, its start and the minimum, with a text alternative', () => {
    expect(svg.match(/<path d="M[^"]+"\/>/g)?.length).toBeGreaterThanOrEqual(12)
    for (const part of ['<circle', '>start<', '>closed form<', 'a &lt; b', '<desc id="f1-description">']) {
      expect(svg).toContain(part)
    }
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('leaves out what has run away', () => {
    const places = [...svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x]) => Math.abs(Number(x)))
    expect(Math.max(...places)).toBeLessThan(1e5)
  })

  it('draws lines that are given in place of the ellipses, and calls the cross the minimum', () => {
    const lines = [Float64Array.of(0, 0, 1, 0.5, 1, 0.5, 2, 0.2), Float64Array.of(1, 1, 2, 1)]
    const drawn = contourFigure(
      { ...plot, lines },
      { caption: 'Loss', description: '', id: 'f1', language: 'en' },
    )
    expect(drawn.match(/<path d="(M[^"L]+L[^"L]+)+"\/>/g)).toHaveLength(2)
    expect(drawn).toContain('>minimum<')
  })

  it('is told in words', () => {
    expect(figureText(plot, 'en')).toMatch(/descent goes from \(0, 0\) to \(2\.2, 0\.6\); the minimum is at/)
  })
})
