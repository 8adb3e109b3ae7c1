import type { FactorColumn } from '../table/column'
import { byLevel } from './byLevel'
import type { Reader } from './byLevel'
import type { Columns } from './compileContext'
import type { BinaryNode, Expression } from './expression'
import { literalTexts } from './literals'
import { innermost } from './variable'

/** Whether an operator compares texts: `type == "prof"`, `type %in% c("bc", "wc")`. */
export function isTextComparison({ operator, left, right }: BinaryNode, columns: Columns): boolean {
  if (operator === '%in%') return isText(left, columns)
  if (operator !== '==' && operator !== '!=') return false
  return isText(left, columns) || isText(right, columns)
}

function isText(node: Expression, columns: Columns): boolean {
  const inner = innermost(node)
  if (inner.kind !== 'name') return inner.kind === 'text'
  const column = columns.get(inner.name)
  return column?.kind === 'factor' && !column.logical
}

/** The truth of a comparison of texts, in each row; missing where a column is, but for `%in%`, which then does not hold. */
export function textComparison(node: BinaryNode, columns: Columns): Reader {
  const whenEqual = node.operator === '!=' ? 0 : 1
  const [left, right] = [textOperand(node.left, columns), textOperand(node.right, columns)]
  if (node.operator === '%in%') return membership(left, literalTexts(node.right) ?? [])
  if (typeof left === 'string' && typeof right === 'string') {
    const truth = (left === right ? 1 : 0) === whenEqual ? 1 : 0
    return ({ start, end }, target) => void target.fill(truth, 0, end - start)
  }
  if (typeof left !== 'string' && typeof right !== 'string') return columnsEqual(left, right, whenEqual)
  const [column, text] = typeof left === 'string' ? [right as FactorColumn, left] : [left, right as string]
  return byLevel(column, (level) => (level === text ? whenEqual : 1 - whenEqual))
}

const noColumn: FactorColumn = {
  kind: 'factor',
  name: '',
  codes: new Int32Array(0),
  levels: [],
  logical: false,
}

/** A text written out, or a column; where there is no such text column, one whose every value is missing. */
function textOperand(node: Expression, columns: Columns): string | FactorColumn {
  const inner = innermost(node)
  if (inner.kind === 'text') return inner.value
  const column = inner.kind === 'name' ? columns.get(inner.name) : undefined
  return column?.kind === 'factor' && !column.logical ? column : noColumn
}

function membership(left: string | FactorColumn, texts: readonly string[]): Reader {
  const set = new Set(texts)
  if (typeof left === 'string') {
    return ({ start, end }, target) => void target.fill(set.has(left) ? 1 : 0, 0, end - start)
  }
  const read = byLevel(left, (level) => (set.has(level) ? 1 : 0))
  return (block, target) => {
    read(block, target)
    for (let i = 0; i < block.end - block.start; i++) if (Number.isNaN(target[i])) target[i] = 0
  }
}

/** Two text columns row by row, each level of the second looked up among those of the first. */
function columnsEqual(left: FactorColumn, right: FactorColumn, whenEqual: number): Reader {
  const leftCodes = new Map(left.levels.map((level, code) => [level, code]))
  const read = byLevel(right, (level) => leftCodes.get(level) ?? -1)
  return (block, target) => {
    read(block, target)
    const { rows, start, end } = block
    for (let i = start; i < end; i++) {
      const code = left.codes[rows === null ? i : rows[i]] ?? -1
      const other = target[i - start]
      const isMissing = code < 0 || Number.isNaN(other)
      target[i - start] = isMissing ? NaN : code === other ? whenEqual : 1 - whenEqual
    }
  }
}
