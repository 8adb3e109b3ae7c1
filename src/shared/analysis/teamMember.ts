import { curvedTermPass } from '../diagnostics/curvedTerm'
import { momentsPass } from '../diagnostics/jarqueBera'
import { absolutePass } from '../diagnostics/meanAbsolute'
import { testsPass } from '../diagnostics/modelTests'
import { outlierPass } from '../diagnostics/outlierTest'
import { largestPass } from '../diagnostics/perfectFit'
import { pressPass } from '../diagnostics/press'
import { figuresPass, shiftPass } from '../diagnostics/residualsAndLeverages'
import { spreadPass } from '../diagnostics/residualSpread'
import { spreadRows } from '../diagnostics/spreadOf'
import { RowFigures } from '../diagnostics/rowFigures'
import type { FiguresTask, RowTask } from '../diagnostics/rowTeam'
import { foldSegment } from '../estimators/foldDesign'
import type { FoldTask } from '../estimators/team'
import type { DesignMatrix } from '../formula/designMatrix'
import type { SegmentWork, SharedPass } from '../numeric/segments'
import { takePart } from '../numeric/segments'
import type { Column } from '../table/column'
import { PackedColumn } from '../table/packedColumn'
import type { StoredNumbers } from '../table/storedNumbers'
import { StoredColumn } from '../table/storedColumn'
import type { AnalysisInput } from './analysisTypes'
import { buildModel } from './buildModel'

/** What one needs to take part in the passes of an analysis: the same columns, in memory that threads share. */
export type TeamInput = Pick<AnalysisInput, 'spec' | 'table' | 'columns' | 'rowCount' | 'included'>

/** What a pass over the rows of an analysis is for. */
export type TeamTask = FoldTask | FiguresTask | RowTask

/** Makes stored numbers of what arrived of them. */
export type ReviveStored = (stored: StoredNumbers) => StoredNumbers

/** One who takes part, in a thread of its own; null where there is no such model. */
export function joinTeam(
  input: TeamInput,
  reviveStored: ReviveStored = (stored) => stored,
): ((task: TeamTask, pass: SharedPass) => void) | null {
  const revived = [...input.columns].map(([name, column]) => [name, revive(column, reviveStored)] as const)
  const built = buildModel({ ...input, columns: new Map(revived) })
  if (!built.ok) return null
  const { design } = built.value
  return (task, pass) => takePart(pass, workOf(design, task))
}

/** What came from another thread has lost its methods. */
function revive(column: Column, reviveStored: ReviveStored): Column {
  if (column.kind === 'factor') return column
  const { name, packed, stored, magnitude } = column
  if (packed !== undefined) return new PackedColumn(name, packed, magnitude)
  return stored === undefined ? column : new StoredColumn(name, reviveStored(stored), magnitude)
}

function workOf(design: DesignMatrix, task: TeamTask): SegmentWork {
  switch (task.kind) {
    case 'fold':
      return foldSegment(design, task.frame, task)
    case 'figures':
      return figuresPass(design, task.leastSquares, task)
    case 'shift':
      return shiftPass(design, task, task.mean)
    default:
      return rowWorkOf(design, task)
  }
}

function rowWorkOf(design: DesignMatrix, task: RowTask): SegmentWork {
  const { kind, leastSquares, residual } = task
  const spread = task.spread ?? undefined
  const rows = new RowFigures({ ...task, design, deleted: null, allocate, spread })
  const model = { design, leastSquares, rows }
  switch (kind) {
    case 'observed':
      return largestPass(rows.vector('observed'))
    case 'press':
      return pressPass(design, leastSquares, task)
    case 'absolute':
      return absolutePass(residual, design.weights)
    case 'outlier':
      return outlierPass(rows.vector('studentized'), rows.regular)
    case 'spread':
      return spreadPass(spreadRows(model))
    case 'moments':
      return momentsPass(residual, rows.spread)
    case 'tests':
      return testsPass(model)
    case 'curve':
      return curvedTermPass(model)
  }
}

const allocate = (length: number): Float64Array => new Float64Array(length)
