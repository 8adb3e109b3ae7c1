/** A condition that rows must satisfy to be kept. Cells that are missing satisfy only `missing`. */
export type ColumnCondition =
  /** A number between the ends, which belong to it; null is no end. */
  | {
      readonly kind: 'range'
      readonly column: string
      readonly from: number | null
      readonly to: number | null
    }
  /** A date from one ISO day to another, both whole; null is no end. */
  | {
      readonly kind: 'dates'
      readonly column: string
      readonly from: string | null
      readonly to: string | null
    }
  /** A text in which this one stands, in capitals or not. */
  | { readonly kind: 'contains'; readonly column: string; readonly text: string }
  | { readonly kind: 'one-of'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'is'; readonly column: string; readonly value: boolean }
  | { readonly kind: 'missing'; readonly column: string; readonly missing: boolean }
  /** A condition in SQL that is none of the above. */
  | { readonly kind: 'typed'; readonly condition: string }

/** Decimal digits that any double keeps: numbers with no more are the same whether SQL reads them as decimals or as doubles. */
const DECIMAL_DIGITS = 15

/** The conditions joined by AND, as SQL that `readFilter` takes apart again; null without any. */
export function writeFilter(conditions: readonly ColumnCondition[]): string | null {
  if (conditions.length === 0) return null
  const isOnly = conditions.length === 1
  return conditions
    .map((condition) =>
      condition.kind === 'typed' && !isOnly ? inParentheses(condition.condition) : conditionSql(condition),
    )
    .join(' AND ')
}

function conditionSql(condition: ColumnCondition): string {
  switch (condition.kind) {
    case 'range':
      return between(nameSql(condition.column), ends(condition, numberSql))
    case 'dates':
      return between(
        `CAST(${nameSql(condition.column)} AS DATE)`,
        ends(condition, (day) => `DATE ${textSql(day)}`),
      )
    case 'contains':
      return `contains(lower(${nameSql(condition.column)}), lower(${textSql(condition.text)}))`
    case 'one-of':
      return `${nameSql(condition.column)} IN (${condition.values.map(textSql).join(', ')})`
    case 'is':
      return `${nameSql(condition.column)} = ${condition.value ? 'TRUE' : 'FALSE'}`
    case 'missing':
      return `${nameSql(condition.column)} IS ${condition.missing ? 'NULL' : 'NOT NULL'}`
    case 'typed':
      return condition.condition
  }
}

interface Ends<T> {
  readonly from: T | null
  readonly to: T | null
}

const ends = <T>({ from, to }: Ends<T>, write: (end: T) => string): Ends<string> => ({
  from: from === null ? null : write(from),
  to: to === null ? null : write(to),
})

function between(value: string, { from, to }: Ends<string>): string {
  if (from !== null && to !== null) return `${value} BETWEEN ${from} AND ${to}`
  if (from !== null) return `${value} >= ${from}`
  return to === null ? `${value} IS NOT NULL` : `${value} <= ${to}`
}

/** A comment at the end must not swallow the parenthesis. */
const inParentheses = (condition: string): string =>
  condition.includes('--') ? `(${condition}\n)` : `(${condition})`

const nameSql = (name: string): string => `"${name.replaceAll('"', '""')}"`

const textSql = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`

function numberSql(value: number): string {
  const text = String(value)
  const digits = text.replace(/^-?0*\.?0*|\./g, '').length
  return digits <= DECIMAL_DIGITS || text.includes('e') ? text : value.toExponential()
}
