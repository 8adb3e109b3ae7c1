const control = /(?![\n\t])\p{Cc}/gu

/** Control pictures stand in Unicode in the order of the characters they show. */
const PICTURES = 0x2400
const DELETE = 0x7f
const DELETE_PICTURE = '␡'
const REPLACEMENT = '\ufffd'

/**
 * A text for a terminal, where a cell's control characters would move the cursor or change the title: each is shown by its picture
 * (NUL as ␀), which is as wide as other letters, and what has none as �.
 */
export function printable(text: string): string {
  return text.replace(control, (character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(PICTURES + code)
    return code === DELETE ? DELETE_PICTURE : REPLACEMENT
  })
}
