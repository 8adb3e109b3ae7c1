import { describe, expect, it } from 'vitest'
import type { Drawing, Mark } from '../../../../src/main/export/figures/drawing'
import { pgfPicture } from '../../../../src/main/export/figures/pgfPicture'

const drawn = (...marks: Mark[]): string => {
  const drawing: Drawing = {
    width: 640,
    height: 400,
    frame: { x: 66, y: 34, width: 558, height: 318 },
    marks,
  }
  return pgfPicture(drawing)
}

const line = { colour: '#0072b2', opacity: 1, width: 2, dash: [6, 4] }

describe('pgfPicture', () => {
  it('draws upwards what the figure draws downwards, at 0.7 big points a unit', () => {
    const shape: Mark = {
      kind: 'shape',
      pieces: [{ places: [0, 400, 10, 0], closed: false }],
      fill: null,
      stroke: line,
      clipped: false,
    }
    const picture = drawn(shape)
    expect(picture).toContain('\\figureto{0}{0}\\figureline{7}{280}\\pgfusepath{stroke}')
    expect(picture).toContain('\\pgfsetdash{{4.2bp}{2.8bp}}{0bp}')
    expect(picture).toContain('\\definecolor{figure0072B2}{HTML}{0072B2}')
  })

  it('sets each colour once for marks that share it, and ends the clip it began', () => {
    const disc: Mark = {
      kind: 'disc',
      x: 100,
      y: 100,
      radius: 3,
      fill: { colour: '#6b7688', opacity: 0.4 },
      stroke: null,
      clipped: true,
    }
    const picture = drawn(disc, { ...disc, x: 110 })
    expect(picture.match(/\\pgfsetfillcolor/g)).toHaveLength(1)
    expect(picture.match(/\\begin\{pgfscope\}/g)).toHaveLength(1)
    expect(picture).toMatch(/\\end\{pgfscope\}%\n\\end\{pgfpicture\}$/)
  })

  it('keeps within the dimensions that TeX has', () => {
    const stroke = { ...line, dash: [] }
    const pieces = [{ places: [1e21, -1e300, 0, 0], closed: false }]
    const picture = drawn({ kind: 'shape', pieces, fill: null, stroke, clipped: true })
    for (const [, number] of picture.matchAll(/\{(-?\d[\d.]*)\}/g)) {
      expect(Math.abs(Number(number))).toBeLessThan(16_000)
    }
  })

  it('leaves no command in a text', () => {
    const text: Mark = {
      kind: 'text',
      x: 1,
      y: 2,
      text: '\\input{/etc/passwd}%',
      size: 12,
      anchor: 'end',
      colour: '#1c2430',
      upright: true,
    }
    expect(drawn(text)).toMatch(/\\pgftext\[right,base,at=.*,rotate=90\].*\\textbackslash\{\}input\\\{/)
  })
})
