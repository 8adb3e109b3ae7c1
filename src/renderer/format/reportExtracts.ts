/** A figure of a report: what stands under it, and the drawing as an SVG of its own. */
export interface FigureExtract {
  readonly id: string
  readonly caption: string
  readonly description: string
  readonly svg: string
}

export interface TableExtract {
  readonly id: string
  readonly caption: string
  /** The first line is the columns' titles. */
  readonly rows: readonly (readonly ExtractCell[])[]
}

export interface ExtractCell {
  readonly text: string
  readonly kind: 'number' | 'text'
  readonly align: 'left' | 'right'
}

export interface ReportExtracts {
  readonly figures: readonly FigureExtract[]
  readonly tables: readonly TableExtract[]
}

/** The figures and tables of a report, taken out of its HTML. */
export const reportExtracts = (html: string): ReportExtracts => {
  // Its style is not looked at, and the window's policy would complain of it.
  const plain = html.replace(/<style>[^]*?<\/style>/, '')
  const page = new DOMParser().parseFromString(plain, 'text/html')
  return {
    figures: [...page.querySelectorAll('figure')].map(figureOf),
    tables: [...page.querySelectorAll('table')].map(tableOf),
  }
}

const textOf = (element: Element | null | undefined): string => element?.textContent?.trim() ?? ''

const figureOf = (figure: Element): FigureExtract => {
  const svg = figure.querySelector('svg')
  return {
    id: figure.id,
    caption: textOf(figure.querySelector('figcaption')),
    description: textOf(svg?.querySelector('desc')),
    svg: svg ? new XMLSerializer().serializeToString(svg) : '',
  }
}

/** A table without a caption goes by the heading of its part. */
const tableOf = (table: HTMLTableElement): TableExtract => ({
  id: table.id,
  caption: textOf(table.caption) || textOf(table.closest('section')?.querySelector('h2')),
  rows: [...table.rows].map((row) =>
    [...row.cells].map((cell) => ({
      text: textOf(cell),
      kind: cell.classList.contains('number') ? 'number' : 'text',
      align: cell.classList.contains('right') ? 'right' : 'left',
    })),
  ),
})
