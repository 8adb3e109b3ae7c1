import { describe, expect, it } from 'vitest'
import { pathPieces } from '../../../../src/main/export/figures/pathPieces'

describe('pathPieces', () => {
  it('follows every command that figures use', () => {
    expect(pathPieces('M1 2H5V6h-2v-3ZM-.5 1e+2L3 4')).toEqual([
      { places: [1, 2, 5, 2, 5, 6, 3, 6, 3, 3], closed: true },
      { places: [-0.5, 100, 3, 4], closed: false },
    ])
  })

  it('takes places after the first for lines, and an empty path for nothing', () => {
    expect(pathPieces('M1 2 3 4')).toEqual([{ places: [1, 2, 3, 4], closed: false }])
    expect(pathPieces('')).toEqual([])
  })
})
