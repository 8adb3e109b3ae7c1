import type { ImportOptions } from '@shared/source/importOptions'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { TablePlan } from './csvPlan'
import { namedTypedColumns } from './header'
import type { CsvRecord } from './recordReader'

interface PlannedRecords {
  readonly plan: TablePlan
  readonly records: readonly CsvRecord[]
  readonly options: ImportOptions
}

/** Whether the first row names the columns is not evident where it looks like data, or like the rows below it. */
export function headerDoubts({ plan, records, options }: PlannedRecords): ImportDoubt[] {
  if (options.header !== undefined) return []
  if (!plan.header) return [{ code: 'header-absent' }]
  const table = records.slice(plan.preamble).map(({ cells }) => cells)
  return namedTypedColumns(table, plan.format) === 0 ? [{ code: 'header-assumed' }] : []
}
