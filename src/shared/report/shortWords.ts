import type { Report, ReportBlock, ReportCell } from './reportModel'

/** A name without a blank that is longer is cut where people read: it would fill pages. JSON and Excel have it whole. */
const LONGEST = 200

const short = (text: string): string =>
  text.replace(new RegExp(`(\\S{${LONGEST}})\\S+`, 'gu'), (_, beginning: string) => `${beginning}…`)

/** A report whose endless words are cut. */
export function shortWords(report: Report): Report {
  return {
    ...report,
    title: short(report.title),
    subtitle: short(report.subtitle),
    author: report.author === null ? null : short(report.author),
    sections: report.sections.map(({ id, heading, blocks }) => ({
      id,
      heading: short(heading),
      blocks: blocks.map(shortBlock),
    })),
  }
}

function shortBlock(block: ReportBlock): ReportBlock {
  switch (block.kind) {
    case 'facts':
      return {
        ...block,
        facts: block.facts.map(({ name, value }) => ({ name: short(name), value: cell(value) })),
      }
    case 'table': {
      const { caption, columns, rows } = block
      return {
        kind: 'table',
        caption: caption === null ? null : short(caption),
        columns: columns.map(({ title, align }) => ({ title: short(title), align })),
        rows: rows.map((row) => row.map(cell)),
      }
    }
    case 'figure': {
      const { caption, description, notes } = block
      return { ...block, caption: short(caption), description: short(description), notes: notes.map(short) }
    }
    default:
      return { ...block, text: short(block.text) }
  }
}

const cell = (value: ReportCell): ReportCell =>
  value.kind === 'number' ? value : { ...value, text: short(value.text) }
