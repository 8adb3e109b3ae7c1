import { deriveDesign } from '../formula/deriveDesign'
import type { DesignMatrix } from '../formula/designMatrix'
import { TableRows } from '../formula/tableRows'

/** At most so many rows of a design, evenly spread over it. */
export function sampleDesign(design: DesignMatrix, most: number): DesignMatrix {
  const { rowCount, rows, weights } = design
  if (rowCount <= most) return design
  const chosen = Int32Array.from({ length: most }, (_, i) => Math.floor((i * rowCount) / most))
  const sampled = weights && Float64Array.from(chosen, (row) => weights[row])
  return deriveDesign(design, {
    rowCount: most,
    rows: TableRows.of(chosen.map((row) => rows.at(row))),
    weights: sampled,
    fill: (start, end, target) =>
      fillEach(chosen.subarray(start, end), [target], (row, [one]) => design.fill(row, row + 1, one)),
    fillDoubleDouble: (start, end, high, low) =>
      fillEach(chosen.subarray(start, end), [high, low], (row, [one, rest]) =>
        design.fillDoubleDouble(row, row + 1, one, rest),
      ),
    fillResponse(start, end, target) {
      for (let i = start; i < end; i++)
        design.fillResponse(chosen[i], chosen[i] + 1, target.subarray(i - start))
    },
  })

  /** Reads rows one by one and puts their entries where a block has them. */
  function fillEach(
    chosenRows: Int32Array,
    targets: readonly Float64Array[],
    read: (row: number, into: readonly Float64Array[]) => void,
  ): void {
    const count = chosenRows.length
    const one = targets.map(() => new Float64Array(design.columnCount))
    chosenRows.forEach((row, i) => {
      read(row, one)
      targets.forEach((target, k) => {
        for (let j = 0; j < design.columnCount; j++) target[j * count + i] = one[k][j]
      })
    })
  }
}
