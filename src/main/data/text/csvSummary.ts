import type { ImportSummary } from '@shared/contract/importSummary'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import { headDoubts } from './headDoubts'
import { plainSummary } from '../importSummary'
import type { LoadedTexts } from '../cells/loadTexts'
import type { ProblemLog } from '../cells/problemLog'
import type { ReadText } from './readText'

/** How a delimited text was read. */
export function csvSummary(text: ReadText, loaded: LoadedTexts, log: ProblemLog): ImportSummary {
  const { encoding, dialect, plan, records, request } = text
  const head = records.slice(plan.preamble).map(({ cells }) => cells)
  return {
    ...plainSummary,
    format: 'csv',
    encoding: encoding.name,
    byteOrderMark: encoding.bom > 0,
    delimiter: dialect.delimiter,
    quote: dialect.quote ?? '',
    comment: dialect.comment ?? '',
    decimal: plan.format.decimal,
    thousands: plan.format.thousands,
    header: plan.header,
    unitRow: plan.unitRow,
    skipRows: (request.options.skipRows ?? 0) + records[plan.preamble].line - 1,
    dateOrder: loaded.dateOrder,
    units: loaded.units,
    missing: loaded.missing,
    doubts: [
      ...headDoubts({ plan, head, options: request.options }),
      ...undecodable(text, log),
      ...loaded.doubts,
    ],
    problems: log.list(),
    problemCount: log.count,
  }
}

function undecodable({ encoding }: ReadText, log: ProblemLog): ImportDoubt[] {
  const count = log.countOf('not-decodable')
  return count === 0 ? [] : [{ code: 'undecodable', count, encoding: encoding.name }]
}
