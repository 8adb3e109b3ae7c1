import { COLUMN_LIMIT } from './columnLimit'

/**
 * Sets of terms as `terms.formula` of R builds them. A term is the set of variables that it multiplies, as ascending
 * indices; a set keeps the order in which its terms were first met.
 */
export type Term = readonly number[]
export type TermSet = Map<string, Term>

/** Most products that are formed on the way there. */
const PRODUCT_LIMIT = 200_000

/** Says that a formula comes to too many terms; the expansion gives it back as a value. */
export class TooManyTerms extends Error {}

const keyOf = (term: Term): string => term.join(' ')

export const setOf = (terms: readonly Term[]): TermSet => {
  const set: TermSet = new Map()
  for (const term of terms) add(set, term)
  return set
}

/** left + right; `left` is changed. */
export function plus(left: TermSet, right: TermSet): TermSet {
  for (const term of right.values()) add(left, term)
  return left
}

/** left − right; `left` is changed. */
export function minus(left: TermSet, right: TermSet): TermSet {
  for (const key of right.keys()) left.delete(key)
  return left
}

/** left : right, every term of one with every term of the other. */
export function interact(left: TermSet, right: TermSet): TermSet {
  if (left.size * right.size > PRODUCT_LIMIT) throw new TooManyTerms()
  const products: TermSet = new Map()
  for (const a of left.values()) for (const b of right.values()) add(products, union(a, b))
  return products
}

/** left * right = left + right + left:right. */
export function cross(left: TermSet, right: TermSet): TermSet {
  const products = interact(left, right)
  return plus(plus(left, right), products)
}

/** left / right = left + (all of left):right. */
export function nest(left: TermSet, right: TermSet): TermSet {
  return plus(left, interact(setOf([everything(left)]), right))
}

/** left %in% right: each term of left within all of right. */
export function within(left: TermSet, right: TermSet): TermSet {
  return interact(left, setOf([everything(right)]))
}

/** terms ^ exponent: products of up to `exponent` of them. */
export function power(terms: TermSet, exponent: number): TermSet {
  let raised = terms
  for (let k = 1; k < exponent; k++) {
    const next = interact(terms, raised)
    if (next.size === raised.size) return next
    raised = next
  }
  return raised
}

/** Every variable of a set, as one term. */
const everything = (set: TermSet): Term => [...set.values()].reduce<Term>(union, [])

function add(set: TermSet, term: Term): void {
  set.set(keyOf(term), term)
  if (set.size > COLUMN_LIMIT) throw new TooManyTerms()
}

function union(a: Term, b: Term): Term {
  if (b.length === 0) return a
  if (a.length === 0) return b
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}
