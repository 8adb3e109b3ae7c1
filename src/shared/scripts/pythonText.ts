import { escapeInvisible } from './invisibleCharacters'

/** A text as Python reads it; JSON's escapes are Python's too. */
export const pythonText = (text: string): string => escapeInvisible(JSON.stringify(text))

export const pythonTexts = (texts: readonly string[]): string => `[${texts.map(pythonText).join(', ')}]`

/** A column of the table in work. */
export const pythonColumn = (name: string): string => `data[${pythonText(name)}]`

/** A value as Python writes it; null is a missing one. */
export function pythonValue(value: number | string | boolean | null): string {
  if (value === null) return 'None'
  if (typeof value === 'string') return pythonText(value)
  return typeof value === 'boolean' ? pythonTruth(value) : pythonNumber(value)
}

export const pythonTruth = (value: boolean): string => (value ? 'True' : 'False')

/** A double, whatever it looks like: whole numbers of numpy overflow. */
export function pythonNumber(value: number): string {
  const text = String(value)
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}
