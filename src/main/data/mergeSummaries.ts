import type { CellProblem, ImportSummary } from '@shared/contract/importSummary'
import type { LoadedTable } from './loadedTable'

interface LoadedFile {
  readonly name: string
  readonly table: LoadedTable
  readonly rows: number
}

/** So many problems are listed in a summary. */
const LISTED = 1000

/** What was met in several files, with the rows numbered through; the first file's ways stand for all. */
export function mergeSummaries(files: readonly LoadedFile[]): {
  readonly summary: ImportSummary
  readonly logged: readonly CellProblem[]
} {
  const problems: CellProblem[] = []
  const logged: CellProblem[] = []
  let above = 0
  for (const { table, rows } of files) {
    const below = above
    const moved = (problem: CellProblem): CellProblem =>
      problem.row === 0 ? problem : { ...problem, row: problem.row + below }
    problems.push(...table.import.problems.map(moved))
    for (const problem of table.problems.logged) logged.push(moved(problem))
    above += rows
  }
  const doubts = new Map(
    files.flatMap(({ table }) => table.import.doubts).map((doubt) => [JSON.stringify(doubt), doubt]),
  )
  const summary: ImportSummary = {
    ...files[0].table.import,
    files: files.map(({ name, rows }) => ({ name, rows })),
    doubts: [...doubts.values()],
    problems: problems.slice(0, LISTED),
    problemCount: files.reduce((sum, { table }) => sum + table.import.problemCount, 0),
  }
  return { summary, logged }
}
