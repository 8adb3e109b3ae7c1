import type { Column, FactorColumn } from '../table/column'
import type { Reader } from './byLevel'
import { byLevel } from './byLevel'
import type { CompileContext } from './compileContext'
import type { CallNode, Expression } from './expression'
import { leftSpine } from './expression'
import type { Evaluator } from './evaluator'
import { columnEvaluator } from './evaluator'
import { functionKernels } from './functionKernels'
import { binaryKernels, isAmong, negate, not } from './kernels'
import type { DoubleDoubleKernel } from './kernelsDoubleDouble'
import { binaryDoubleDoubleKernels, negateDoubleDouble, withoutLow } from './kernelsDoubleDouble'
import type { Kernel } from './kernels'
import { literalDays, literalTexts } from './literals'
import { programEvaluator } from './programEvaluator'
import type { Step } from './programEvaluator'
import { isTextComparison, textComparison } from './textComparison'
import { innermost } from './variable'

/**
 * Binds an expression that passed its type check to columns, as a program of whitelisted steps over registers. A column that
 * is absent or of another kind than it was reads as missing.
 */
export function compileExpression(node: Expression, context: CompileContext): Evaluator {
  const plain = innermost(node)
  if (plain.kind === 'name') {
    const column = context.columns.get(plain.name)
    if (column?.kind === 'numeric') return columnEvaluator(column)
  }
  const compiler = new Compiler(context)
  compiler.emit(node, 0)
  return programEvaluator(compiler.steps, compiler.registerCount)
}

class Compiler {
  readonly steps: Step[] = []
  registerCount = 0

  constructor(private readonly context: CompileContext) {}

  /** Appends the steps that leave the expression's values in register `at`. */
  emit(node: Expression, at: number): void {
    this.registerCount = Math.max(this.registerCount, at + 1)
    const { first, steps } = leftSpine(node)
    const byText = steps.length > 0 && isTextComparison(steps[0], this.context.columns)
    if (byText) this.push(textComparison(steps[0], this.context.columns), at)
    else this.emitOperand(first, at)
    for (const { operator, right } of byText ? steps.slice(1) : steps) {
      if (operator === '%in%') this.apply(isAmong(numbersOf(right)), at)
      else {
        this.emit(right, at + 1)
        this.apply(binaryKernels[operator] ?? missing, at, binaryDoubleDoubleKernels[operator])
      }
    }
  }

  private emitOperand(node: Expression, at: number): void {
    switch (node.kind) {
      case 'number':
        return this.pushConstant(node.value, at)
      case 'logical':
        return this.pushConstant(node.value ? 1 : 0, at)
      case 'name':
        return this.push(readColumn(this.context.columns.get(node.name)), at)
      case 'unary':
        this.emit(node.operand, at)
        if (node.operator === '-') this.apply(negate, at, negateDoubleDouble)
        else if (node.operator === '!') this.apply(not, at)
        return
      case 'call':
        return this.emitCall(node, at)
      default:
        return this.pushConstant(NaN, at)
    }
  }

  private emitCall(node: CallNode, at: number): void {
    const { x } = node.arguments
    if (node.name === 'scale') return this.emitScale(node, at)
    if (node.name === 'I') return this.emit(x, at)
    if (node.name === 'as.numeric') {
      const column = innermost(x).kind === 'name' ? this.columnOf(innermost(x)) : undefined
      if (column?.kind === 'factor' && !column.logical) return this.push(numbersWritten(column), at)
      return this.emit(x, at)
    }
    if (node.name === 'as.Date') return this.pushConstant(literalDays(x) ?? NaN, at)
    const { parameters, kernel, doubleDouble } = functionKernels(node)
    parameters.forEach((parameter, k) => this.emit(parameter, at + k))
    this.apply(kernel, at, doubleDouble)
  }

  /** (x − center) / scale. */
  private emitScale(node: CallNode, at: number): void {
    const { center, scale } = this.context.scales.get(node) ?? { center: NaN, scale: NaN }
    this.emit(node.arguments.x, at)
    this.pushConstant(center, at + 1)
    this.apply(binaryKernels['-'] ?? missing, at, binaryDoubleDoubleKernels['-'])
    this.pushConstant(scale, at + 1)
    this.apply(binaryKernels['/'] ?? missing, at, binaryDoubleDoubleKernels['/'])
  }

  private columnOf(node: Expression): Column | undefined {
    return node.kind === 'name' ? this.context.columns.get(node.name) : undefined
  }

  private pushConstant(value: number, at: number): void {
    this.push(({ start, end }, target) => void target.fill(value, 0, end - start), at)
  }

  private push(read: Reader, at: number): void {
    this.registerCount = Math.max(this.registerCount, at + 1)
    this.steps.push({
      run: (block, registers) => read(block, registers[at]),
      runDoubleDouble: (block, { high, low }) => {
        read(block, high[at])
        low[at].fill(0, 0, block.end - block.start)
      },
    })
  }

  private apply(kernel: Kernel, at: number, doubleDouble: DoubleDoubleKernel = withoutLow(kernel)): void {
    this.steps.push({
      run: ({ start, end }, registers) => kernel(registers, at, end - start),
      runDoubleDouble: ({ start, end }, { high, low }) => doubleDouble(high, low, { at, count: end - start }),
    })
  }
}

const missing: Kernel = (registers, at, count) => void registers[at].fill(NaN, 0, count)

/** A column's numbers, a logical one's truth values; anything else is missing. */
function readColumn(column: Column | undefined): Reader {
  if (column?.kind === 'numeric') return columnEvaluator(column).fill
  if (column?.kind === 'factor' && column.logical) {
    return byLevel(column, (level) => (level === 'TRUE' ? 1 : 0))
  }
  return ({ start, end }, target) => void target.fill(NaN, 0, end - start)
}

/** The numbers that a text column's levels write out, as R's `as.numeric` reads them. */
function numbersWritten(column: FactorColumn): Reader {
  return byLevel(column, (level) => (level.trim() === '' ? NaN : Number(level)))
}

const numbersOf = (set: Expression): ReadonlySet<number> => new Set((literalTexts(set) ?? []).map(Number))
