import type { SqlTerm } from './sqlTerm'
import { cleanNumber, truthTerm } from './sqlTerm'

/**
 * An expression in SQL as a program of stages, each a column over those before it. SQL has no names for parts of an
 * expression, so what a definition needs twice (a value that may be NaN, the bounds of a logarithm) becomes a column first;
 * written out twice it would double with each level of nesting.
 */
export class SqlProgram {
  private readonly stages: string[] = []

  constructor(
    /** What the stages' columns are called, with a number behind. */
    private readonly prefix: string,
  ) {}

  /** The same value, cheap to repeat. */
  simple(term: SqlTerm): SqlTerm {
    if (term.isSimple) return term
    const name = `${this.prefix}${this.stages.length}`
    this.stages.push(`${term.sql} AS ${name}`)
    return { ...term, sql: name, isSimple: true }
  }

  /** A number whose only missing value is NULL. */
  clean(term: SqlTerm): SqlTerm {
    const number = asNumber(term)
    if (number.isClean) return number
    const { sql } = this.simple(number)
    return cleanNumber(`(CASE WHEN isnan(${sql}) THEN NULL ELSE ${sql} END)`)
  }

  /** A number that may be repeated and whose only missing value is NULL. */
  operand(term: SqlTerm): string {
    return this.simple(this.clean(term)).sql
  }

  /** True, false or NULL: a number is false where it is 0. */
  truth(term: SqlTerm): SqlTerm {
    return term.kind === 'truth' ? term : truthTerm(`(${this.clean(term).sql} <> 0)`)
  }

  /** A FROM clause in which the program's value can be written. */
  source(from: string): string {
    return this.stages.reduce((inner, stage) => `(SELECT *, ${stage} FROM ${inner})`, from)
  }
}

/** What arithmetic reads: a truth value as 1 or 0. */
export function asNumber(term: SqlTerm): SqlTerm {
  if (term.kind === 'number') return term
  if (term.kind === 'truth') return { ...cleanNumber(`CAST(${term.sql} AS DOUBLE)`), isSimple: term.isSimple }
  return cleanNumber('NULL::DOUBLE')
}
