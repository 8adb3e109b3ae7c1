/** Functions of one number, by R's names. Arithmetic beyond these is not for sale: formulas are never evaluated as code. */
export const unaryFunctions: Readonly<Record<string, (value: number) => number>> = {
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  exp: Math.exp,
  expm1: Math.expm1,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  floor: Math.floor,
  ceiling: Math.ceil,
  sign: Math.sign,
  round: roundHalfEven,
}

/** Functions that the language treats each in its own way. */
const otherFunctions = ['log', 'I', 'poly', 'factor', 'as.numeric', 'ifelse', 'cbind']

export const knownFunctionNames: readonly string[] = [...otherFunctions, ...Object.keys(unaryFunctions)]

export const isKnownFunction = (name: string): boolean => knownFunctionNames.includes(name)

/** R's `round`: halves go to the even neighbour (IEC 60559). */
function roundHalfEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  if (rest !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}
