/** A function of one number with its derivative. */
export interface Differentiable {
  readonly value: (x: number) => number
  readonly slope: (x: number) => number
}

/** The functions of the formula language that have a derivative and may be in a nonlinear model. */
export const differentiable: Readonly<Record<string, Differentiable | undefined>> = {
  exp: { value: Math.exp, slope: Math.exp },
  expm1: { value: Math.expm1, slope: Math.exp },
  log: { value: Math.log, slope: (x) => 1 / x },
  log2: { value: Math.log2, slope: (x) => 1 / (x * Math.LN2) },
  log10: { value: Math.log10, slope: (x) => 1 / (x * Math.LN10) },
  log1p: { value: Math.log1p, slope: (x) => 1 / (1 + x) },
  sqrt: { value: Math.sqrt, slope: (x) => 0.5 / Math.sqrt(x) },
  sin: { value: Math.sin, slope: Math.cos },
  cos: { value: Math.cos, slope: (x) => -Math.sin(x) },
  tan: { value: Math.tan, slope: (x) => 1 / Math.cos(x) ** 2 },
  asin: { value: Math.asin, slope: (x) => 1 / Math.sqrt(1 - x * x) },
  acos: { value: Math.acos, slope: (x) => -1 / Math.sqrt(1 - x * x) },
  atan: { value: Math.atan, slope: (x) => 1 / (1 + x * x) },
  sinh: { value: Math.sinh, slope: Math.cosh },
  cosh: { value: Math.cosh, slope: Math.sinh },
  tanh: { value: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
  I: { value: (x) => x, slope: () => 1 },
}
