import fc from 'fast-check'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import type { Box } from '@shared/plots/box'
import { boxesOverlap } from '@shared/plots/labelPlacement'
import { fitPlotModel } from '@shared/plots/fitPlotModel'
import { quantilePlotModel } from '@shared/plots/quantilePlotModel'
import { residualPlotModel } from '@shared/plots/residualPlotModel'
import { figureText } from '@shared/report/figureText'
import type { Figure, ReportFigure } from '@shared/report/reportModel'
import { svgFigure } from '@shared/report/svgFigure'
import { frame } from '@shared/report/svgFrame'
import { escapeXml, textWidth } from '@shared/report/svgText'
import { analysed, mtcars, plotInputOf } from '../plots/analysed'

const cars = mtcars()
const input = plotInputOf(analysed('mpg ~ wt', cars))
const names = new Map((cars.model as string[]).map((name, i) => [i + 1, name]))

const figureOf = (figure: Figure, rowNames: ReadonlyMap<number, string> = names): ReportFigure => ({
  kind: 'figure',
  caption: 'caption',
  description: 'description',
  figure,
  notes: [],
  rowNames,
})
const draw = (figure: Figure) => svgFigure(figureOf(figure), 'f', 'en')
const parsed = (svg: string) =>
  new new Window().DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
const numbersOf = (
  element: { getAttribute(name: string): string | null },
  ...attributes: string[]
): number[] => attributes.map((name) => Number(element.getAttribute(name)))

const kinds: readonly Figure[] = [
  fitPlotModel(input),
  residualPlotModel(input),
  residualPlotModel(input, { residual: 'raw' }),
  quantilePlotModel(input),
  { kind: 'loss', iterations: [0, 50, 100], loss: [400, 20, 9], minimum: 8.7 },
]

describe('svgFigure', () => {
  it.each(kinds)('draws a $kind figure with its text alternative', (figure) => {
    const svg = parsed(draw(figure))
    expect(svg.getAttribute('viewBox')).toBe('0 0 640 400')
    expect(svg.getAttribute('aria-labelledby')).toBe('f-title f-description')
    expect(svg.querySelector('title')?.textContent).toBe('caption')
    expect(svg.querySelector('desc')?.textContent).toBe('description')
    expect(draw(figure)).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('draws large data as cells in every shade of its legend, a sample, and every flagged row', () => {
    const x = Array.from({ length: 12_000 }, (_, i) => Math.sin(i) + Math.sin(1.7 * i))
    const y = x.map((value, i) => (i % 1500 === 7 ? 30 : value + Math.cos(2.3 * i)))
    const plot = fitPlotModel(plotInputOf(analysed('y ~ x', { x, y }), 4))
    const thinning = plot.points.thinning
    expect(thinning?.flagged.outlier).toBe(8)
    const svg = parsed(draw(plot))
    const shades = [...svg.querySelectorAll('[shape-rendering] path')].map((path) =>
      path.getAttribute('fill-opacity'),
    )
    const swatches = [...svg.querySelectorAll('rect[fill-opacity]')].map((swatch) =>
      swatch.getAttribute('fill-opacity'),
    )
    expect(shades.length).toBeGreaterThan(2)
    expect(swatches).toEqual(shades)
    expect(draw(plot).match(/fill="#d55e00"/g)?.length).toBe(8 + 1)
    expect(draw(plot)).not.toMatch(/NaN|Infinity|undefined/)
    expect(figureText(plot, 'en')).toContain('12,000 rows: shaded cells count them. Points: a sample of ')
    expect(figureText(plot, 'zh')).toContain('共 12,000 行：阴影格表示格内行数')
  })

  it('draws every point once: discs and, for flags, shapes in their colours', () => {
    const svg = draw(kinds[0])
    expect(svg.match(/<circle/g)?.length).toBe(28)
    // Three outliers and one row of high leverage, and once each in the legend (influential ones are outliers here).
    expect(svg.match(/fill="#d55e00"/g)?.length).toBe(4)
    expect(svg.match(/fill="#009e73"/g)?.length).toBe(2)
  })

  it('marks the limits with dashes only where they apply', () => {
    expect(draw(kinds[1])).toContain('stroke-dasharray')
    expect(draw(kinds[2])).not.toContain('stroke-dasharray')
  })

  it('keeps all points in the frame and names off each other', () => {
    for (const figure of kinds.slice(0, 4)) {
      const svg = parsed(draw(figure))
      for (const circle of svg.querySelectorAll('circle')) {
        const [x, y] = numbersOf(circle, 'cx', 'cy')
        expect(x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom).toBe(true)
      }
      const boxes = [...svg.querySelectorAll('text')]
        .filter(({ textContent }) => [...names.values()].includes(textContent))
        .map((label): Box => {
          const [left, bottom] = numbersOf(label, 'x', 'y')
          return { left, right: left + textWidth(label.textContent, 10.5), top: bottom - 9, bottom }
        })
      expect(boxes.length).toBe(4)
      for (const [i, box] of boxes.entries()) {
        expect(box.left >= frame.left && box.right <= frame.right).toBe(true)
        expect(boxes.slice(i + 1).some((other) => boxesOverlap(box, other))).toBe(false)
      }
    }
  })

  it('keeps any text a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (name) => {
        const svg = svgFigure(
          { ...figureOf(kinds[0], new Map([[18, name]])), caption: name, description: name },
          'f',
          'en',
        )
        const tags = svg.replace(
          /<(\/?)(svg|title|desc|clipPath|rect|path|g|text|circle)(?=[\s>/])[^<>]*>/g,
          '',
        )
        expect(tags).not.toMatch(/[<>]/)
      }),
    )
  })

  it('draws a single point, equal values and an empty loss without failing', () => {
    const { points } = fitPlotModel(input)
    const single = {
      ...points,
      x: Float64Array.of(3),
      y: Float64Array.of(5),
      rows: Int32Array.of(1),
      flags: Uint8Array.of(1),
    }
    expect(draw({ ...fitPlotModel(input), points: single, curve: null })).not.toMatch(/NaN|Infinity/)
    expect(draw({ kind: 'loss', iterations: [0], loss: [0], minimum: 0 })).not.toMatch(/NaN|Infinity/)
  })
})

describe('escapeXml', () => {
  it('replaces what XML forbids and keeps the rest readable', () => {
    expect(escapeXml('a<b>&"c"\'d\'')).toBe('a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;')
    expect(escapeXml('x\u0000y\ud800z😀汉')).toBe('x\ufffdy\ufffdz😀汉')
  })
})
