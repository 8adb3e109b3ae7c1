const R_DIGITS = 15

/**
 * A number as R's `as.character` writes it: 15 significant digits, fixed unless scientific is shorter: 4, 0.1, 1e+05, 1.5e-07.
 */
export function asCharacter(value: number, digits: number = R_DIGITS): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf'
  const [mantissaText, exponentText] = value.toExponential(digits - 1).split('e')
  const mantissa = mantissaText.includes('.') ? mantissaText.replace(/\.?0+$/, '') : mantissaText
  const exponent = Number(exponentText)
  const sign = exponent < 0 ? '-' : '+'
  const scientific = `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`
  const fixed = fixedNotation(mantissa, exponent)
  return fixed.length <= scientific.length ? fixed : scientific
}

/** The same with as many digits more as the number needs to be read back as it is. */
export function asCharacterExactly(value: number): string {
  for (const digits of [R_DIGITS, R_DIGITS + 1]) {
    const text = asCharacter(value, digits)
    if (Number(text) === value) return text
  }
  return asCharacter(value, R_DIGITS + 2)
}

function fixedNotation(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.replace(/[-.]/g, '')
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0')
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`
}
