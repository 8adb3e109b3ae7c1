import { xmlCharacters } from '@shared/report/xmlCharacters'

/** Marks of direction and width, which fonts lack and which turn a line around. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

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
  '\u200b': '\\allowbreak{}',
}

/** A page of TeX's cannot be broken within a cell: what is longer is cut. */
const LONGEST = 800

/** Text that LaTeX sets as it stands, on one line. Words that are longer than a column may be broken anywhere. */
export function escapeLatex(text: string): string {
  const plain = xmlCharacters(text).replace(INVISIBLE, '').replace(/\s+/g, ' ')
  const whole = plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain
  return whole
    .replace(/[^\s\u2e80-\u9fff]{24,}/g, (word) => word.replace(/.{8}(?=.)/gu, '$&\u200b'))
    .replace(/[\\{}#$%&_^~<>|"`−·±²σ∞\u200b]/g, (character) => replacements[character])
}

/** A formatted number in mathematical type: `-8.2e-19` is −8.2 × 10⁻¹⁹. */
export function numberLatex(text: string): string {
  const [, mantissa, exponent] = /^(-?[\d.,]+)(?:e(-?\d+))?$/.exec(text) ?? []
  if (mantissa === undefined) return escapeLatex(text)
  const grouped = mantissa.replace(/,/g, '{,}')
  return exponent === undefined ? `$${grouped}$` : `$${grouped}\\times10^{${exponent}}$`
}
