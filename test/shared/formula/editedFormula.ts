import type fc from 'fast-check'
import type { FormulaOnTable, WrittenTerms } from '@shared/formula/writtenTerms'
import { readWrittenTerms, termKey } from '@shared/formula/writtenTerms'
import { predictorsText } from './formulaText'
import { referenceTable } from './referenceTable'

/** A formula on the reference table. */
export const onTable = (text: string): FormulaOnTable => ({ text, columns: referenceTable.summaries })

/** What the text comes to there. */
export const written = (text: string): WrittenTerms | null => readWrittenTerms(onTable(text))

/** The set of its terms, whatever their order. */
export const keysOf = (terms: WrittenTerms | null): ReadonlySet<string> => new Set(terms?.terms.map(termKey))

/** Random formulas in the language's own grammar. */
export const formulaText: fc.Arbitrary<string> = predictorsText.map((predictors) => `y ~ ${predictors}`)
