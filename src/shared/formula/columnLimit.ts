/**
 * Most columns of a model matrix, and most terms that a formula may come to. A triangle of so many columns takes 32 MB, of which a fit
 * holds a dozen; the time grows with their square.
 */
export const COLUMN_LIMIT = 2_000
