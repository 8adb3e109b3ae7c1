import { xmlCharacters } from './xmlCharacters'

/** Text that is safe between tags and inside quoted attributes of XML and HTML; characters that XML forbids become �. */
export function escapeXml(text: string): string {
  return xmlCharacters(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** Roughly how wide a text is, in units of the font size: CJK one, capitals and wide letters more than narrow ones. */
export function textWidth(text: string, fontSize: number): number {
  let units = 0
  for (const character of text) {
    if (wide.test(character)) units += 1
    else if (/[A-ZMWmw@%]/.test(character)) units += 0.75
    else if (/[ijl.,:;'|!() ]/.test(character)) units += 0.34
    else units += 0.58
  }
  return units * fontSize
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u

/** The text cut to a length with an ellipsis. */
export function truncated(text: string, length: number): string {
  const characters = [...text]
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}

/** The text, or as much of it as has room, with an ellipsis. */
export function within(
  text: string,
  { width, fontSize }: { readonly width: number; readonly fontSize: number },
): string {
  if (textWidth(text, fontSize) <= width) return text
  let taken = textWidth('…', fontSize)
  let length = 0
  for (const character of text) {
    taken += textWidth(character, fontSize)
    if (taken > width) break
    length += character.length
  }
  return `${text.slice(0, length)}…`
}
