import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import type { NumericVariable } from './designVariable'
import type { RowBlock } from './evaluator'
import { BLOCK_ROWS } from './evaluator'

interface Held {
  readonly values: DoubleDoubles
  /** The block for which it was computed. */
  block: number
}

/** The columns of numeric variables on the current block of rows, each computed when it is first asked for. */
export class VariableBlocks {
  private readonly held = new Map<NumericVariable, Held>()
  private current = 0
  private rows: RowBlock = { rows: null, start: 0, end: 0 }
  private isDouble = true

  /** Turns to another block; `low` parts are computed only where asked for. */
  begin(rows: RowBlock, isDouble: boolean): void {
    this.current++
    this.rows = rows
    this.isDouble = isDouble
  }

  /** Column after column, as long as the block. */
  read(variable: NumericVariable): DoubleDoubles {
    const held = this.heldFor(variable)
    if (held.block !== this.current) {
      const { high, low } = held.values
      if (this.isDouble) variable.fill(this.rows, high)
      else variable.fillDoubleDouble(this.rows, high, low)
      held.block = this.current
    }
    return held.values
  }

  private heldFor(variable: NumericVariable): Held {
    const known = this.held.get(variable)
    if (known) return known
    const held = { values: createDoubleDoubles(variable.suffixes.length * BLOCK_ROWS), block: -1 }
    this.held.set(variable, held)
    return held
  }
}
