import { curvedTermPass } from '../diagnostics/curvedTerm'
import { testsPass } from '../diagnostics/modelTests'
import { figuresPass } from '../diagnostics/residualsAndLeverages'
import { RowFigures } from '../diagnostics/rowFigures'
import { foldSegment } from '../estimators/foldDesign'
import type { TeamTask } from '../estimators/team'
import type { DesignMatrix } from '../formula/designMatrix'
import type { SegmentWork, SharedPass } from '../numeric/segments'
import { takePart } from '../numeric/segments'
import type { Column } from '../table/column'
import { PackedColumn } from '../table/packedColumn'
import type { AnalysisInput } from './analysisTypes'
import { buildModel } from './buildModel'

/** What one needs to take part in the passes of an analysis: the same columns, in memory that threads share. */
export type TeamInput = Pick<AnalysisInput, 'spec' | 'table' | 'columns' | 'rowCount' | 'included'>

/** One who takes part, in a thread of its own; null where there is no such model. */
export function joinTeam(input: TeamInput): ((task: TeamTask, pass: SharedPass) => void) | null {
  const built = buildModel({ ...input, columns: new Map([...input.columns].map(revive)) })
  if (!built.ok) return null
  const { design } = built.value
  return (task, pass) => takePart(pass, workOf(design, task))
}

/** What came from another thread has lost its methods. */
function revive([name, column]: readonly [string, Column]): [string, Column] {
  const isPacked = column.kind === 'numeric' && column.packed !== undefined
  return [name, isPacked ? new PackedColumn(name, column.packed, column.magnitude) : column]
}

function workOf(design: DesignMatrix, task: TeamTask): SegmentWork {
  if (task.kind === 'fold') return foldSegment(design, task.frame, task)
  const { leastSquares, residual, leverage } = task
  if (task.kind === 'figures') return figuresPass(design, leastSquares, { residual, leverage })
  const figured = { design, leastSquares, residual, leverage, leftOut: new Map(), deleted: null, allocate }
  const model = { design, leastSquares, rows: new RowFigures(figured) }
  return task.kind === 'tests' ? testsPass(model) : curvedTermPass(model)
}

const allocate = (length: number): Float64Array => new Float64Array(length)
