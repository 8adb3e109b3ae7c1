import { describe, expect, it } from 'vitest'
import { diagnosticViews } from '@shared/plots/diagnosticChoice'
import type { ReportFigure } from '@shared/report/reportModel'
import { chartsSection } from '@shared/report/chartsSection'
import { frame } from '@shared/report/svgFrame'
import { svgFigure } from '@shared/report/svgFigure'
import { languages } from '@shared/texts/language'
import { mtcars } from '../plots/analysed'
import { choiceOf, diagnosticInput } from '../plots/diagnosticPlots'

const input = diagnosticInput('mpg ~ wt + hp', mtcars())
const chosen = (
  choices: readonly ReturnType<typeof choiceOf>[],
  language: 'en' | 'zh' = 'en',
  plotInput = input,
) =>
  chartsSection(
    { language, outlierThreshold: 2, rowNames: null, diagnostics: choices },
    plotInput,
  ).blocks.slice(1)

describe('figures of the views of residuals', () => {
  it.each(languages.flatMap((language) => diagnosticViews.map((view) => [view, language] as const)))(
    'draws %s as an SVG that says what it shows (%s)',
    (view, language) => {
      const [block] = chosen([choiceOf(view)], language)
      if (block.kind !== 'figure') throw new Error(block.kind)
      const svg = svgFigure(block, 'figure-1', language)
      expect(svg).toMatch(/^<svg [^>]*role="img"/)
      expect(svg).not.toMatch(/NaN|Infinity|undefined|\{\w+\}/)
      expect(block.description).not.toMatch(/\{\w+\}/)
      expect(svg).toContain('<desc id="figure-1-description">')
      // Every point lies within the frame.
      for (const [, cx, cy] of svg.matchAll(/<circle cx="([^"]+)" cy="([^"]+)"/g)) {
        expect(Number(cx)).toBeGreaterThanOrEqual(frame.left)
        expect(Number(cx)).toBeLessThanOrEqual(frame.right)
        expect(Number(cy)).toBeGreaterThanOrEqual(frame.top)
        expect(Number(cy)).toBeLessThanOrEqual(frame.bottom)
      }
      const bars = view === 'histogram' || view === 'autocorrelation'
      expect((svg.match(/<circle/g) ?? []).length > 20).toBe(!bars)
      // The grid's background is the one rectangle that every figure has.
      expect((svg.match(/<rect/g) ?? []).length > 6).toBe(bars)
    },
  )

  it('draws views of one term of each, of the first twelve of many', () => {
    const everyTerm = (formula: string, cells: ReturnType<typeof mtcars>) =>
      chartsSection(
        { language: 'en', outlierThreshold: 2, diagnostics: [choiceOf('added-variable')], everyTerm: true },
        diagnosticInput(formula, cells),
      ).blocks.slice(1)
    const captions = everyTerm('mpg ~ wt + hp', mtcars()).map((block) => (block as ReportFigure).caption)
    expect(captions).toEqual(['Added-variable plot of wt', 'Added-variable plot of hp'])

    const levels = mtcars().mpg.map((_, row) => `level ${row % 16}`)
    const blocks = everyTerm('mpg ~ wt + level', { ...mtcars(), level: levels })
    expect(blocks.map(({ kind }) => kind)).toEqual([...Array<string>(12).fill('figure'), 'note'])
    expect(blocks.at(-1)).toEqual({ kind: 'note', text: 'Drawn of the first 12 of 16 terms.' })
  })

  it('says in a note why a fit does not have a view', () => {
    const plotInput = diagnosticInput('mpg ~ wt * hp', mtcars())
    expect(chosen([choiceOf('component-residual', { term: 'wt' })], 'en', plotInput)).toEqual([
      {
        kind: 'note',
        text: expect.stringMatching(
          /^Component plus residual of wt: wt takes part in an interaction/,
        ) as string,
      },
    ])
  })

  it('writes the levels of a factor along its axis', () => {
    const cells = { ...mtcars(), gears: mtcars().gear.map((value) => `gear <${value}>`) }
    const plotInput = diagnosticInput('mpg ~ wt', cells)
    const [block] = chosen(
      [choiceOf('residuals', { axis: { kind: 'column', name: 'gears' } })],
      'en',
      plotInput,
    )
    if (block.kind !== 'figure') throw new Error(block.kind)
    expect(svgFigure(block, 'f', 'en')).toContain('gear &lt;4&gt;')
  })
})
