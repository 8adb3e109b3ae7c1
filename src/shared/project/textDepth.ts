const QUOTE = 34
const BACKSLASH = 92
/** `[` and `{` differ in one bit from each other, as `]` and `}` do. */
const CASE_BIT = 0x20
const OPENS = 123
const CLOSES = 125

/** How deep a text in JSON is nested, looked at before it is parsed; stops counting above the limit. */
export function textDepth(text: string, limit: number): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) at = endOfString(text, at)
    else if ((sign | CASE_BIT) === OPENS) deepest = Math.max(deepest, ++depth)
    else if ((sign | CASE_BIT) === CLOSES) depth--
    if (deepest > limit) break
  }
  return deepest
}

/** The place of the quotation mark that ends the string begun here; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1)
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1)
  return at === -1 ? text.length : at
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++
  return slashes % 2 === 1
}
