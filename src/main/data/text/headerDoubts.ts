import type { ImportOptions } from '@shared/source/importOptions'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { TablePlan } from './csvPlan'
import { namedTypedColumns } from './header'

interface PlannedHead {
  readonly plan: TablePlan
  /** The rows from the header on, as many as tell their columns' types. */
  readonly head: readonly (readonly string[])[]
  readonly options: ImportOptions
}

/** Whether the first row names the columns is not evident where it looks like data, or like the rows below it. */
export function headerDoubts({ plan, head, options }: PlannedHead): ImportDoubt[] {
  if (options.header !== undefined) return []
  if (!plan.header) return [{ code: 'header-absent' }]
  return namedTypedColumns(head, plan.format) === 0 ? [{ code: 'header-assumed' }] : []
}
