/** A text as R reads it; a NUL, which no text of R may hold, is left out. */
export function rText(text: string): string {
  return JSON.stringify(text.replaceAll('\0', '')).replace(/[\u007f-\u009f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

export const rTexts = (texts: readonly string[]): string =>
  texts.length === 0 ? 'character()' : `c(${texts.map(rText).join(', ')})`

/** A column of the table in work. */
export const rColumn = (name: string): string => `data[[${rText(name)}]]`

/** A value as R writes it; null is a missing one. */
export function rValue(value: number | string | boolean | null): string {
  if (value === null) return 'NA'
  if (typeof value === 'string') return rText(value)
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value)
}
