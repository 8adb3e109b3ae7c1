import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { descend } from '@shared/descent/descend'
import { stability } from '@shared/descent/stability'
import type { StochasticOptions } from '@shared/descent/stochasticDescent'
import { stochasticDescent } from '@shared/descent/stochasticDescent'
import type { LossCase } from './lossCases'
import { lossCases, lossOf, tutorial } from './lossCases'

/** A small seeded generator, for the tests' own use (Park and Miller's minimal standard). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

interface Point {
  readonly epoch: number
  readonly loss: number
}

function run({ design, loss }: LossCase, options: StochasticOptions): Point[] {
  const steps = stochasticDescent(design, loss, options)
  if (!steps.ok) throw new Error(JSON.stringify(steps.error))
  return Array.from(steps.value, ({ epoch, state }) => ({ epoch, loss: state.loss }))
}

const textbook: LossCase = { design: tutorial, loss: lossOf(tutorial) }

describe('stochastic descent', () => {
  it('is batch descent when the batch is all rows', () => {
    fc.assert(
      fc.property(lossCases, (one) => {
        const learningRate = 0.4 * stability(one.loss).stableLimit
        const batchSize = one.design.rowCount
        const stochastic = run(one, { learningRate, iterations: 25, batchSize, random: seeded(7) })
        const batch = descend(one.loss, { learningRate, iterations: 25, tolerance: 0 })
        if (!batch.ok) throw new Error('not run')
        ;[...batch.value].forEach((step, k) => {
          expect(Math.abs(stochastic[k].loss - step.loss)).toBeLessThan(1e-9 * (1 + step.loss))
        })
      }),
    )
  })

  it('takes the same steps for the same seed, and others for another', () => {
    const options = { learningRate: 0.05, iterations: 50, batchSize: 2 }
    const losses = (seed: number): number[] =>
      run(textbook, { ...options, random: seeded(seed) }).map(({ loss }) => loss)
    expect(losses(11)).toEqual(losses(11))
    expect(losses(11)).not.toEqual(losses(12))
  })

  it('sees every row once an epoch', () => {
    const steps = run(textbook, { learningRate: 0.01, iterations: 9, batchSize: 2, random: seeded(3) })
    expect(steps.map(({ epoch }) => epoch)).toEqual([0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
  })

  it('comes to the closed form with a decaying rate', () => {
    const steps = run(textbook, {
      learningRate: 0.1,
      iterations: 20_000,
      batchSize: 1,
      schedule: { name: 'inverse-time', decay: 0.01 },
      random: seeded(5),
    })
    expect(steps[steps.length - 1].loss - textbook.loss.minimum).toBeLessThan(1e-3)
  })

  it('says when it diverges', () => {
    const steps = stochasticDescent(tutorial, textbook.loss, {
      learningRate: 10,
      iterations: 5000,
      random: seeded(1),
    })
    if (!steps.ok) throw new Error('not run')
    let last = steps.value.next()
    while (!last.done) last = steps.value.next()
    expect(last.value).toBe('overflow')
  })

  it.each([
    { learningRate: 0, code: 'learning-rate-invalid' },
    { iterations: -1, code: 'iterations-invalid' },
    { batchSize: 0, code: 'option-invalid' },
    { batchSize: 1.5, code: 'option-invalid' },
    { schedule: { name: 'inverse-time', decay: -1 } as const, code: 'option-invalid' },
    { schedule: { name: 'line-search' } as const, code: 'option-invalid' },
  ])('refuses %o', ({ code, ...wrong }) => {
    const options = { learningRate: 0.1, iterations: 10, random: seeded(1), ...wrong }
    const result = stochasticDescent(tutorial, textbook.loss, options)
    expect(result.ok || result.error.code).toBe(code)
  })
})
