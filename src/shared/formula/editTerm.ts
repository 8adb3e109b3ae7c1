import { addInteraction, dropTerm } from './changeTerms'
import { setCoding, setDegree, setReference, setTransform } from './changeVariable'
import type { Transform } from './variableShape'
import type { FormulaOnTable, TermTexts } from './writtenTerms'

/** What can be done to a term without writing: its menu offers these. */
export type TermEdit =
  | { readonly kind: 'interact'; readonly with: TermTexts }
  | { readonly kind: 'degree'; readonly degree: number }
  | { readonly kind: 'coding'; readonly coding: 'factor' | 'number' }
  /** null is the first level. */
  | { readonly kind: 'reference'; readonly level: string | null }
  | { readonly kind: 'transform'; readonly transform: Transform | 'none' }
  | { readonly kind: 'remove' }

/** The formula after an edit of one of its terms; of a term of several variables only interactions and removal are known. */
export function editTerm(formula: FormulaOnTable, term: TermTexts, edit: TermEdit): string {
  const [variable] = term
  switch (edit.kind) {
    case 'interact':
      return addInteraction(formula, term, edit.with)
    case 'remove':
      return dropTerm(formula, term)
    case 'degree':
      return setDegree(formula, variable, edit.degree)
    case 'coding':
      return setCoding(formula, variable, edit.coding)
    case 'reference':
      return setReference(formula, variable, edit.level)
    case 'transform':
      return setTransform(formula, variable, edit.transform)
  }
}
