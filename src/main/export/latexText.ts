/** Characters that LaTeX reads as commands, and signs that many text fonts lack. */
const replacements: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
  '−': '$-$',
  '·': '$\\cdot$',
  '±': '$\\pm$',
  '²': '$^2$',
  σ: '$\\sigma$',
  '∞': '$\\infty$',
}

/** Text that LaTeX sets as it stands, on one line. */
export function escapeLatex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\{}#$%&_^~<>|"`−·±²σ∞]/g, (character) => replacements[character])
}

/** A formatted number in mathematical type: `-8.2e-19` is −8.2 × 10⁻¹⁹. */
export function numberLatex(text: string): string {
  const [, mantissa, exponent] = /^(-?[\d.,]+)(?:e(-?\d+))?$/.exec(text) ?? []
  if (mantissa === undefined) return escapeLatex(text)
  const grouped = mantissa.replace(/,/g, '{,}')
  return exponent === undefined ? `$${grouped}$` : `$${grouped}\\times10^{${exponent}}$`
}
