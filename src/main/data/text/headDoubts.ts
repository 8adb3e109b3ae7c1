import type { ImportOptions } from '@shared/source/importOptions'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { TablePlan } from './csvPlan'
import { namedTypedColumns } from './header'
import { seemingUnits } from './unitRow'

/** Units that are named. */
const NAMED = 4

interface PlannedHead {
  readonly plan: TablePlan
  /** The rows from the header on, as many as tell their columns' types. */
  readonly head: readonly (readonly string[])[]
  readonly options: ImportOptions
}

/** Whether the row below the names seems to hold units, or else, whether the first row names the columns. */
export function headDoubts(planned: PlannedHead): ImportDoubt[] {
  const units = unitDoubts(planned)
  return units.length > 0 ? units : headerDoubts(planned)
}

/** Whether the row below the names seems to hold units. */
export function unitDoubts({ plan, head, options }: PlannedHead): ImportDoubt[] {
  if (!plan.header || options.unitRow !== undefined) return []
  const units = seemingUnits(head.slice(1), plan.format)
  return units === null ? [] : [{ code: 'unit-row', example: units.slice(0, NAMED).join(', ') }]
}

/** That is not evident where it looks like data, or like the rows below it. */
function headerDoubts({ plan, head, options }: PlannedHead): ImportDoubt[] {
  if (options.header !== undefined) return []
  if (!plan.header) return [{ code: 'header-absent' }]
  const [names, ...rest] = head
  return namedTypedColumns([names, ...rest.slice(plan.unitRow ? 1 : 0)], plan.format) === 0
    ? [{ code: 'header-assumed' }]
    : []
}
