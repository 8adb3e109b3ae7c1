import { describe, expect, it } from 'vitest'
import type { Segment, SharedPass } from '@shared/numeric/segments'
import { SEGMENT_ROWS, addSegments, doSegments, takePart } from '@shared/numeric/segments'

const rowCount = 3 * SEGMENT_ROWS + 5
const work = ({ start, end }: Segment, found: Float64Array): void => {
  found[0] += end - start
  found[1] += start
}
const expected = [0, 1, 2, 3].map((index) => [index < 3 ? SEGMENT_ROWS : 5, index * SEGMENT_ROWS])
const plain = (found: readonly Float64Array[]) => found.map((sums) => Array.from(sums))

describe('a pass in segments', () => {
  it('finds the same of each, in order, whether one does it, another, or both', () => {
    expect(plain(doSegments({ rowCount, width: 2 }, work))).toEqual(expected)
    const theirs = (pass: SharedPass) => takePart(pass, work)
    const never = () => {
      throw new Error('all is done')
    }
    expect(plain(doSegments({ rowCount, width: 2, share: theirs }, never))).toEqual(expected)
    const two = (pass: SharedPass) => {
      takePart({ ...pass, rowCount: 2 * SEGMENT_ROWS }, work)
      Atomics.store(pass.state, 0, 2)
    }
    const own: number[] = []
    const found = doSegments({ rowCount, width: 2, share: two }, (segment, sums) => {
      own.push(segment.start)
      work(segment, sums)
    })
    expect(plain(found)).toEqual(expected)
    expect(own).toEqual([2 * SEGMENT_ROWS, 3 * SEGMENT_ROWS])
  })

  it('calls nobody where there is one segment, and none where there is no row', () => {
    const share = () => {
      throw new Error('called')
    }
    expect(plain(doSegments({ rowCount: 7, width: 2, share }, work))).toEqual([[7, 0]])
    expect(doSegments({ rowCount: 0, width: 2, share }, work)).toEqual([])
  })

  it('tells how many rows have been begun, and adds what was found', () => {
    const begun: number[] = []
    const found = doSegments({ rowCount, width: 2, onRows: (rows) => begun.push(rows) }, work)
    expect(begun[begun.length - 1]).toBe(rowCount)
    const sums = new Float64Array(2)
    addSegments(found, sums)
    expect(Array.from(sums)).toEqual([rowCount, 6 * SEGMENT_ROWS])
  })
})
