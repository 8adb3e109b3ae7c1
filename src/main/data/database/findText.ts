import type { FoundText } from '@shared/contract/tableApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { foundPlaces, nextPlace } from './foundPlaces'
import type { SummarisedColumn } from './summarisedColumn'
import type { TableAccess } from './tableAccess'
import type { TableRows } from './tableRows'
import { columnShowing, type SearchedText, type TextSearch } from './textSearch'
import type { RowView } from './viewSql'

export interface TextRequest extends RowView, SearchedText {
  /** The place of the view to begin with. */
  readonly from: number
  readonly direction: 'next' | 'previous'
}

/** What is searched. */
interface Searched {
  readonly access: TableAccess
  readonly rows: TableRows
  readonly search: TextSearch
  readonly columns: readonly SummarisedColumn[]
  readonly rowCount: number
}

/** The next row of a view in which a text stands, and how many there are. */
export async function findText(
  { access, rows, search, columns, rowCount }: Searched,
  request: TextRequest,
  signal?: AbortSignal,
): Promise<Result<FoundText>> {
  const matching = await access.attempt(() => search.rows(request, signal))
  if (signal?.aborted) return fail({ code: 'cancelled' })
  if (!matching.ok) return matching
  const order = rows.isPlain(request) ? ok(null) : await rows.orderOf(request.filter, request.sort)
  if (!order.ok) return order
  const places = foundPlaces({ matching: matching.value, order: order.value }, rowCount)
  const index = nextPlace(places, request.from, request.direction)
  if (index < 0) return ok({ count: 0, found: null })
  const place = places[index]
  const row = order.value === null ? place + 1 : order.value[place]
  const page = await rows.numbered([row])
  if (!page.ok) return page
  const names = columns.map(({ name }) => name)
  const column = columnShowing(page.value, request, names) ?? 0
  return ok({ count: places.length, found: { row, place, rank: index + 1, column } })
}
