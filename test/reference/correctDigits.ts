/**
 * Correct decimal digits of a value: −log₁₀ of its relative error (of its absolute error where the reference is 0), between 0 and
 * 16. This is NIST's log relative error.
 */
export function correctDigits(value: number, reference: number): number {
  if (Object.is(value, reference) || value === reference) return 16
  const error = Math.abs(value - reference) / (reference === 0 ? 1 : Math.abs(reference))
  return Number.isFinite(error) ? Math.max(0, Math.min(16, -Math.log10(error))) : 0
}

/** The fewest correct digits of a list against its reference; 0 where the lengths differ. */
export function worstDigits(values: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (values.length !== reference.length) return 0
  return Array.from(reference, (expected, index) => correctDigits(values[index], expected)).reduce(
    (worst, digits) => Math.min(worst, digits),
    16,
  )
}
