import type { BuiltDesign } from '@shared/formula/buildDesignMatrix'
import { buildDesignMatrix } from '@shared/formula/buildDesignMatrix'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { expandTerms } from '@shared/formula/expandTerms'
import { parseFormula } from '@shared/formula/parseFormula'
import type { Result } from '@shared/outcome/result'
import type { TestTable } from './referenceTable'

export interface BuildOptions {
  readonly included?: Uint8Array | null
  readonly weights?: string
}

/** From a formula's text to its model matrix, through all steps. */
export function build(
  formula: string,
  table: TestTable,
  { included = null, weights }: BuildOptions = {},
): Result<BuiltDesign> {
  const parsed = parseFormula(formula)
  if (!parsed.ok) return parsed
  const terms = expandTerms(parsed.value, table.summaries)
  if (!terms.ok) return terms
  const { columns, rowCount } = table
  return buildDesignMatrix({ terms: terms.value, columns, rowCount, included, weights })
}

export function builtDesign(formula: string, table: TestTable, options?: BuildOptions): DesignMatrix {
  const built = build(formula, table, options)
  if (!built.ok) throw new Error(JSON.stringify(built.error))
  return built.value.design
}

/** X column after column, read in blocks of the given size. */
export function matrixOf(design: DesignMatrix, blockRows = design.rowCount): Float64Array {
  const { rowCount, columnCount } = design
  const matrix = new Float64Array(rowCount * columnCount)
  for (let start = 0; start < rowCount; start += blockRows) {
    const end = Math.min(rowCount, start + blockRows)
    const block = new Float64Array((end - start) * columnCount)
    design.fill(start, end, block)
    for (let j = 0; j < columnCount; j++) {
      matrix.set(block.subarray(j * (end - start), (j + 1) * (end - start)), j * rowCount + start)
    }
  }
  return matrix
}

export function responseOf(design: DesignMatrix): Float64Array {
  const y = new Float64Array(design.rowCount)
  design.fillResponse(0, design.rowCount, y)
  return y
}

/** The 0-based table row of each row of a design. */
export function tableRows({ rows, rowCount }: DesignMatrix): number[] {
  return Array.from({ length: rowCount }, (_, i) => rows.at(i))
}
