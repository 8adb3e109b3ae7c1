/** A column is of a type when at least this share of its cells is. */
export const ENOUGH = 0.9
