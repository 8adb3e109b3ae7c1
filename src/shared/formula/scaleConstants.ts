import { addDoubleDouble } from '../numeric/doubleDouble'
import type { Columns, ScaleConstants } from './compileContext'
import { compileExpression } from './compileExpression'
import { BLOCK_ROWS } from './evaluator'
import type { CallNode, Expression } from './expression'
import { leftSpine } from './expression'
import { literalLogical } from './literals'

export interface ScaleRows {
  readonly columns: Columns
  readonly rowCount: number
  readonly included: Uint8Array | null
}

/**
 * R's `scale`: the mean and the standard deviation (n − 1) over the included rows that have a value; without centering the
 * root mean square, also over n − 1.
 */
export function findScaleConstants(nodes: readonly Expression[], rows: ScaleRows): ScaleConstants {
  const scales = new Map<CallNode, { center: number; scale: number }>()
  for (const call of nodes.flatMap(scaleCalls)) {
    const evaluator = compileExpression(call.arguments.x, { columns: rows.columns, scales })
    const each = (visit: (value: number) => void): void => visitIncluded(evaluator.fill, rows, visit)
    scales.set(call, constantsOf(call, each))
  }
  return scales
}

/** The calls of scale() in an expression, inner ones first. */
function scaleCalls(node: Expression): readonly CallNode[] {
  const { first, steps } = leftSpine(node)
  const rest = steps.flatMap(({ right }) => scaleCalls(right))
  if (first.kind === 'unary') return [...scaleCalls(first.operand), ...rest]
  if (first.kind !== 'call') return rest
  const inner = first.parts.flatMap(({ value }) => scaleCalls(value))
  return [...inner, ...(first.name === 'scale' ? [first] : []), ...rest]
}

type Each = (visit: (value: number) => void) => void

function constantsOf(call: CallNode, each: Each): { center: number; scale: number } {
  const asked = (parameter: string): boolean => {
    const node: Expression | undefined = call.arguments[parameter]
    return node === undefined || literalLogical(node) === true
  }
  let count = 0
  each(() => count++)
  const center = asked('center') ? sumOf(each, (value) => value) / count : 0
  if (!asked('scale')) return { center, scale: 1 }
  const squares = sumOf(each, (value) => (value - center) * (value - center))
  return { center, scale: Math.sqrt(squares / Math.max(1, count - 1)) }
}

/** A sum carried in double-double. */
function sumOf(each: Each, summand: (value: number) => number): number {
  const sum = new Float64Array(2)
  each((value) => addDoubleDouble(sum[0], sum[1], summand(value), 0, sum))
  return sum[0]
}

function visitIncluded(
  fill: (block: { rows: null; start: number; end: number }, target: Float64Array) => void,
  { rowCount, included }: ScaleRows,
  visit: (value: number) => void,
): void {
  const values = new Float64Array(BLOCK_ROWS)
  for (let start = 0; start < rowCount; start += BLOCK_ROWS) {
    const end = Math.min(rowCount, start + BLOCK_ROWS)
    fill({ rows: null, start, end }, values)
    for (let row = start; row < end; row++) {
      const value = values[row - start]
      if (included?.[row] !== 0 && !Number.isNaN(value)) visit(value)
    }
  }
}
