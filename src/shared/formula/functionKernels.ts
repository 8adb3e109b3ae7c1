import type { CallNode, Expression } from './expression'
import { unaryFunctions } from './functions'
import type { Kernel } from './kernels'
import { choose, logarithmToBase, roundToDigits, unary } from './kernels'
import type { DoubleDoubleKernel } from './kernelsDoubleDouble'
import { absolute, chooseDoubleDouble, squareRoot } from './kernelsDoubleDouble'

export interface FunctionKernel {
  /** The arguments that the kernel reads, in its order. */
  readonly parameters: readonly Expression[]
  readonly kernel: Kernel
  /** Where the result is known beyond a double. */
  readonly doubleDouble?: DoubleDoubleKernel
}

const kernels = new Map(Object.entries(unaryFunctions).map(([name, apply]) => [name, unary(apply)]))
const doubleDoubleKernels: Readonly<Partial<Record<string, DoubleDoubleKernel>>> = {
  sqrt: squareRoot,
  abs: absolute,
}

const logarithm = unary(Math.log)
const zero: Expression = { kind: 'number', value: 0, isInteger: false, position: 0 }

/** The kernel of a function of numbers, and what it reads. */
export function functionKernels({ name, arguments: given }: CallNode): FunctionKernel {
  switch (name) {
    case 'log':
      if (given.base === undefined) return { parameters: [given.x], kernel: logarithm }
      return { parameters: [given.x, given.base], kernel: logarithmToBase }
    case 'round':
      return { parameters: [given.x, given.digits ?? zero], kernel: roundToDigits }
    case 'ifelse': {
      const parameters = [given.test, given.yes, given.no]
      return { parameters, kernel: choose, doubleDouble: chooseDoubleDouble }
    }
    default: {
      const kernel = kernels.get(name) ?? unary(() => NaN)
      return { parameters: [given.x], kernel, doubleDouble: doubleDoubleKernels[name] }
    }
  }
}
