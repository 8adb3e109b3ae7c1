import { describe, expect, it } from 'vitest'
import { figureHeight, figurePixels, sizedSvg } from '@shared/report/figureSize'

describe('figureSize', () => {
  it('counts pixels from millimetres and dots to the inch', () => {
    // 160 / 25.4 × 300 = 1889.76, 100 / 25.4 × 300 = 1181.10
    expect(figurePixels({ width: 160, dpi: 300 })).toEqual({ width: 1890, height: 1181 })
    expect(figureHeight(160)).toBe(100)
  })

  it('tells an SVG its size on paper', () => {
    expect(sizedSvg('<svg viewBox="0 0 640 400"><svg /></svg>', 80)).toBe(
      '<svg width="80mm" height="50mm" viewBox="0 0 640 400"><svg /></svg>',
    )
  })
})
