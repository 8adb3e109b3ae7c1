import { describe, expect, it } from 'vitest'
import { analyseColumns } from '@shared/analysis/analyse'
import { fail, ok } from '@shared/outcome/result'
import { robustnessWeights } from '../../../src/main/engine/robustnessWeights'
import { weighedRows, withWeightColumn } from '../../../src/main/engine/weighedRows'
import { analysed, stackloss } from '../../shared/plots/analysed'

const whole = analysed('stack.loss ~ Air.Flow', stackloss())
const without = (row: number, method: string) => {
  const included = new Uint8Array(21).fill(1)
  included[row - 1] = 0
  const made = analyseColumns({ ...whole, spec: { ...whole.spec, method }, rowCount: 21, included })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

describe('the weights of a robust fit', () => {
  it('are told by the number of the row in the file, in any order; of other rows there are none', () => {
    const fit = without(3, 'huber')
    const { rowWeights } = fit.leastSquares.robust!
    const told = robustnessWeights(fit, Int32Array.of(21, 3, 1, 4, 99))
    expect(Array.from(told)).toEqual([rowWeights[19], NaN, rowWeights[0], rowWeights[2], NaN])
    expect(told[0]).toBeLessThan(1)
  })

  it('are none of a fit of least squares', () => {
    expect(robustnessWeights(without(3, 'ols'), Int32Array.of(1))[0]).toBeNaN()
  })
})

describe('rows with their weights', () => {
  async function* parts() {
    yield {
      rows: [
        { row: 5, values: ['a'] },
        { row: 2, values: [null] },
      ],
      failed: [],
    }
  }
  const column = { name: 'robustness_weight', type: 'text', index: 0, dayOnly: false } as never

  it('have one more cell, empty where there is no weight', async () => {
    const asked: number[][] = []
    const ask = async (rows: Int32Array) => {
      asked.push([...rows])
      return ok(Float64Array.of(0.25, NaN))
    }
    for await (const { rows } of weighedRows(parts(), ask, () => undefined)) {
      expect(rows.map(({ values }) => values)).toEqual([
        ['a', 0.25],
        [null, null],
      ])
    }
    expect(asked).toEqual([[5, 2]])
  })

  it('are under a name that no other column has', () => {
    expect(withWeightColumn([column]).map(({ name }) => name)).toEqual([
      'robustness_weight',
      'robustness_weight_',
    ])
  })

  it('end with the reason where the fit is another one by now', async () => {
    const refused: string[] = []
    const written = weighedRows(
      parts(),
      async () => fail({ code: 'fit-outdated' }),
      ({ code }) => void refused.push(code),
    )
    await expect(written.next()).rejects.toThrow('fit-outdated')
    expect(refused).toEqual(['fit-outdated'])
  })
})
