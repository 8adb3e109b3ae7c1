import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { DiagnosticChoice } from '@shared/plots/diagnosticChoice'
import type { Column } from '@shared/table/column'
import type { OpenedTable } from './openedTable'

/** The column that residuals are to be drawn over, which the model may not have read; none where the view asks for none. */
export async function axisColumn(
  choice: DiagnosticChoice | null,
  opened: OpenedTable | null,
): Promise<Result<{ readonly column?: Column }>> {
  if (choice?.view !== 'residuals' || choice.axis.kind !== 'column') return ok({})
  if (opened === null) return fail({ code: 'table-closed' })
  const { name } = choice.axis
  const columns = await opened.use((table) => table.read([name]))
  return columns.ok ? ok({ column: columns.value[0] }) : columns
}
