import type { BinaryNode, CallNode, Expression } from '@shared/formula/expression'
import { leftSpine } from '@shared/formula/expression'
import { literalDays, literalTexts } from '@shared/formula/literals'
import { innermost } from '@shared/formula/variable'
import type { ColumnType } from '@shared/table/column'
import { daysSql } from '../data/database/measureColumns'
import { sqlText } from '../data/database/database'
import { applyFunction, logarithmToBaseSql, naturalLogarithm, roundSql } from './functionSql'
import { operatorSql } from './operatorSql'
import { asNumber, type SqlProgram } from './sqlProgram'
import type { SqlTerm } from './sqlTerm'
import { cleanNumber, constantTerm, numberTerm, sqlNumber, truthTerm } from './sqlTerm'

/** A column as SQL names it. */
export interface SqlColumn {
  readonly type: ColumnType
  readonly cell: string
}

export type SqlColumns = ReadonlyMap<string, SqlColumn>

/**
 * The SQL of an expression that passed its check, by whitelisted nodes alone: the same values as `compileExpression`
 * computes, missing where those are. Add the program's stages to the FROM clause.
 */
export function expressionSql(node: Expression, columns: SqlColumns, program: SqlProgram): SqlTerm {
  return new Translation(columns, program).of(node)
}

class Translation {
  constructor(
    private readonly columns: SqlColumns,
    private readonly program: SqlProgram,
  ) {}

  of(node: Expression): SqlTerm {
    const { first, steps } = leftSpine(node)
    return steps.reduce((left, step) => this.binary(left, step), this.operand(first))
  }

  private operand(node: Expression): SqlTerm {
    switch (node.kind) {
      case 'number':
        return constantTerm(node.value)
      case 'logical':
        return { ...truthTerm(node.value ? 'TRUE' : 'FALSE'), isSimple: true }
      case 'text':
        return { ...truthTerm(sqlText(node.value)), kind: 'text', isSimple: true }
      case 'name':
        return this.column(node.name)
      case 'unary':
        return this.unary(node.operator, this.of(node.operand))
      case 'call':
        return this.call(node)
      default:
        return constantTerm(NaN)
    }
  }

  private column(name: string): SqlTerm {
    const column = this.columns.get(name)
    if (column === undefined) return constantTerm(NaN)
    const { cell, type } = column
    switch (type) {
      case 'number':
      case 'integer':
        return { ...numberTerm(cell), isSimple: true }
      case 'boolean':
        return { ...truthTerm(cell), isSimple: true }
      case 'date':
        return cleanNumber(daysSql(cell))
      case 'text':
        return { ...truthTerm(cell), kind: 'text', isSimple: true }
    }
  }

  private unary(operator: string, operand: SqlTerm): SqlTerm {
    if (operator === '!') return truthTerm(`(NOT ${this.program.truth(operand).sql})`)
    if (operator === '(') return operand
    const number = asNumber(operand)
    return operator === '-' ? { ...number, sql: `(-(${number.sql}))`, isSimple: false } : number
  }

  private binary(left: SqlTerm, { operator, right }: BinaryNode): SqlTerm {
    if (operator === '%in%') return this.membership(left, literalTexts(right) ?? [])
    return operatorSql[operator]?.(left, this.of(right), this.program) ?? constantTerm(NaN)
  }

  /** A missing value is among none. */
  private membership(left: SqlTerm, texts: readonly string[]): SqlTerm {
    const value = left.kind === 'text' ? left.sql : this.program.operand(left)
    const literals = left.kind === 'text' ? texts.map(sqlText) : texts.map((text) => sqlNumber(Number(text)))
    // Equalities, not IN: DuckDB makes a join of a longer IN.
    const equal = ['FALSE', ...literals.map((literal) => `${value} = ${literal}`)].join(' OR ')
    return truthTerm(`coalesce(${equal}, FALSE)`)
  }

  private call(node: CallNode): SqlTerm {
    const { x, test, yes, no, base, digits } = node.arguments
    switch (node.name) {
      case 'I':
        return this.of(x)
      case 'as.Date':
        return constantTerm(literalDays(x) ?? NaN)
      case 'as.numeric':
        return this.asNumeric(x)
      case 'ifelse':
        return this.choose(this.of(test), this.of(yes), this.of(no))
      case 'log':
        if (base === undefined) return cleanNumber(naturalLogarithm(this.program.operand(this.of(x))))
        return logarithmToBaseSql(this.program.operand(this.of(x)), this.program.operand(this.of(base)))
      case 'round':
        return roundSql(this.of(x), digits === undefined ? constantTerm(0) : this.of(digits), this.program)
      default:
        return applyFunction(node.name, this.of(x), this.program)
    }
  }

  private asNumeric(node: Expression): SqlTerm {
    const value = this.of(node)
    if (value.kind !== 'text') return asNumber(value)
    return innermost(node).kind === 'name' ? numbersWritten(value.sql) : constantTerm(NaN)
  }

  private choose(test: SqlTerm, yes: SqlTerm, no: SqlTerm): SqlTerm {
    const decision = this.program.simple(this.program.truth(test)).sql
    const isTruth = yes.kind === 'truth' && no.kind === 'truth'
    const [a, b] = isTruth ? [yes, no] : [asNumber(yes), asNumber(no)]
    const sql = `(CASE WHEN ${decision} THEN ${a.sql} WHEN NOT ${decision} THEN ${b.sql} END)`
    return isTruth ? truthTerm(sql) : { ...numberTerm(sql), isClean: a.isClean && b.isClean }
  }
}

/** The numbers that texts write out, as JavaScript and R read them; other texts are missing. */
function numbersWritten(text: string): SqlTerm {
  const number = '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?Infinity'
  return cleanNumber(
    `(CASE WHEN regexp_full_match(trim(${text}), '${number}') THEN TRY_CAST(trim(${text}) AS DOUBLE) END)`,
  )
}
