import { describe, expect, it } from 'vitest'
import { svgFigure } from '@shared/report/svgFigure'
import type { ReportFigure } from '@shared/report/reportModel'
import type { Mark } from '../../../../src/main/export/figures/drawing'
import { readDrawing } from '../../../../src/main/export/figures/readDrawing'
import { hostileNames, hostileReport } from '../sampleReport'

const figure = hostileReport.sections[0].blocks.find(
  (block): block is ReportFigure => block.kind === 'figure',
)!

describe('readDrawing', () => {
  const svg = svgFigure(figure, 'figure', 'en')
  const drawing = readDrawing(svg)
  const ofKind = <K extends Mark['kind']>(kind: K) =>
    drawing.marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind)

  it('reads every mark that the figure draws, and nothing that only tells of it', () => {
    const count = (tag: string): number => svg.split(`<${tag} `).length - 1
    expect(ofKind('text')).toHaveLength(count('text'))
    expect(ofKind('disc')).toHaveLength(count('circle'))
    // The frame of the clip is not drawn.
    expect(ofKind('shape')).toHaveLength(count('path') + count('rect') - 1)
    expect(drawing).toMatchObject({
      width: 640,
      height: 400,
      frame: { x: 66, y: 34, width: 558, height: 318 },
    })
  })

  it('reads texts as they were before they were escaped, where and as they stand', () => {
    const [x] = ofKind('text').filter(({ text }) => text === hostileNames[0])
    expect(x).toMatchObject({ anchor: 'middle', size: 12, colour: '#1c2430', upright: false, y: 390 })
    const [y] = ofKind('text').filter(({ text }) => text === hostileNames[1])
    expect(y).toMatchObject({ anchor: 'middle', x: 15, upright: true })
  })

  it('hands the colours and the clip of a group to what stands in it', () => {
    for (const disc of ofKind('disc')) {
      expect(disc).toMatchObject({ clipped: true, fill: { colour: '#6b7688', opacity: 0.4 } })
      expect(disc.stroke).toMatchObject({ colour: '#6b7688', width: 1, dash: [] })
    }
  })
})
