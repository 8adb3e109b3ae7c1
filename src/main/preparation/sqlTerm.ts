/** A value in SQL as the formula language has it. Missing is NULL; arithmetic may also leave NaN, which means the same. */
export interface SqlTerm {
  readonly sql: string
  readonly kind: 'number' | 'truth' | 'text'
  /** A column or a constant, which may be written more than once. */
  readonly isSimple: boolean
  /** Never NaN. */
  readonly isClean: boolean
}

/** A number as an SQL literal that keeps all its digits. */
export function sqlNumber(value: number): string {
  if (Number.isNaN(value)) return 'NULL::DOUBLE'
  return `'${Object.is(value, -0) ? '-0.0' : String(value)}'::DOUBLE`
}

export const numberTerm = (sql: string): SqlTerm => ({ sql, kind: 'number', isSimple: false, isClean: false })

export const cleanNumber = (sql: string): SqlTerm => ({ ...numberTerm(sql), isClean: true })

export const truthTerm = (sql: string): SqlTerm => ({ sql, kind: 'truth', isSimple: false, isClean: true })

export const constantTerm = (value: number): SqlTerm => ({
  sql: sqlNumber(value),
  kind: 'number',
  isSimple: true,
  isClean: true,
})
