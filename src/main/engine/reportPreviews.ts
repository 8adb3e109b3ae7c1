import type { PreviewReportRequest, ReportPreview } from '@shared/contract/reportApi'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import type { Report } from '@shared/report/reportModel'
import { placedParts } from '@shared/report/placedParts'
import { reportHtml } from '../export/html'
import { askReport, type ReportedFit } from './askReport'
import type { FitContext } from './fitThread'
import { asideThreads, reportAsides, type ReportAsides } from './reportAsides'

/** The figures and tables, named as the HTML names them; a table without a caption goes by the heading of its part. */
function elementsOf({ sections }: Report): Pick<ReportPreview, 'figures' | 'tables'> {
  const elements = (kind: 'figure' | 'table'): ReportPreview['tables'] =>
    sections.flatMap(({ id, heading, blocks }) =>
      blocks.flatMap((block, index) =>
        block.kind === kind ? [{ id: `${id}-${index}`, caption: block.caption ?? heading }] : [],
      ),
    )
  return { figures: elements('figure'), tables: elements('table') }
}

/** Reports to look at: made of the fit on show, and quickly again while only what is said about it changes. */
export class ReportPreviews {
  #asides: { readonly of: string; readonly found: ReportAsides } | null = null

  constructor(private readonly fitWorkerPath: string) {}

  async preview(
    { tableId, language, document }: Omit<PreviewReportRequest, 'fitId'>,
    fit: ReportedFit,
    context: FitContext,
  ): Promise<Result<ReportPreview>> {
    const asides = await this.#asidesOf({ tableId, document }, fit, context)
    if (!asides.ok) return asides
    const report = await askReport(fit, { language, document, ...asides.value }, context)
    if (!report.ok) return report
    const told = new Set(report.value.sections.map(({ id }) => id))
    const empty = placedParts(document.report.parts).filter(({ id, shown }) => shown && !told.has(id))
    return ok({
      html: reportHtml(report.value),
      empty: empty.map(({ id }) => id),
      ...elementsOf(report.value),
    })
  }

  /** What the last preview found beside the fit, unless it is about something else now. */
  async #asidesOf(
    { tableId, document }: Pick<PreviewReportRequest, 'tableId' | 'document'>,
    { opened }: ReportedFit,
    context: FitContext,
  ): Promise<Result<ReportAsides>> {
    const { model, filter, exclusions, comparison, report } = document
    const wanted = report.parts.filter(({ shown }) => !shown).map(({ id }) => id)
    const of = JSON.stringify([
      tableId,
      model,
      filter,
      exclusions.map(({ rows }) => rows),
      comparison,
      wanted.sort(),
    ])
    if (this.#asides?.of === of) return ok(this.#asides.found)
    const found = await reportAsides(opened, document, asideThreads(this.fitWorkerPath, context))
    if (found.ok) this.#asides = { of, found: found.value }
    return found
  }
}
