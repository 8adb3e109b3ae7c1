import type { Evaluator, RowBlock } from './evaluator'
import { BLOCK_ROWS, inBlocks } from './evaluator'

/** One step of a program over registers; the result is in register 0 at the end. */
export interface Step {
  run(block: RowBlock, registers: readonly Float64Array[]): void
  runDoubleDouble(block: RowBlock, registers: DoubleDoubleRegisters): void
}

export interface DoubleDoubleRegisters {
  readonly high: readonly Float64Array[]
  readonly low: readonly Float64Array[]
}

/** Runs a program block by block; its registers are made when they are first needed. */
export function programEvaluator(steps: readonly Step[], registerCount: number): Evaluator {
  let high: readonly Float64Array[] = []
  let low: readonly Float64Array[] = []
  const create = (): readonly Float64Array[] =>
    Array.from({ length: registerCount }, () => new Float64Array(BLOCK_ROWS))
  return {
    fill: (whole, target) => {
      if (high.length === 0) high = create()
      inBlocks(whole, (block, offset) => {
        for (const step of steps) step.run(block, high)
        target.set(high[0].subarray(0, block.end - block.start), offset)
      })
    },
    fillDoubleDouble: (whole, targetHigh, targetLow) => {
      if (high.length === 0) high = create()
      if (low.length === 0) low = create()
      inBlocks(whole, (block, offset) => {
        const count = block.end - block.start
        for (const step of steps) step.runDoubleDouble(block, { high, low })
        targetHigh.set(high[0].subarray(0, count), offset)
        targetLow.set(low[0].subarray(0, count), offset)
      })
    },
  }
}
