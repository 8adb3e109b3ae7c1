import { describe, expect, it } from 'vitest'
import { openingPlace } from '../../src/main/windowPlace'

const display = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: 0, width: 1920, height: 1080 }
const left = { x: 2000, y: 50, width: 1400, height: 900, maximized: false }

describe('openingPlace', () => {
  it('is 1280 × 800 at the first start', () => {
    expect(openingPlace(null, [display])).toEqual({ width: 1280, height: 800 })
  })

  it('is where the window was left', () => {
    expect(openingPlace(left, [display, second])).toEqual({ x: 2000, y: 50, width: 1400, height: 900 })
  })

  it('is not on a display that is no longer there', () => {
    expect(openingPlace(left, [display])).toEqual({ width: 1400, height: 900 })
  })

  it('is never smaller than the window may be', () => {
    expect(openingPlace({ ...left, width: 300, height: 200 }, [second])).toMatchObject({
      width: 1024,
      height: 700,
    })
  })
})
