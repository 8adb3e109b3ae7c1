const QUOTE = 34
const BACKSLASH = 92
/** `[` and `{` differ in one bit from each other, as `]` and `}` do. */
const CASE_BIT = 0x20
const OPENS = 123
const CLOSES = 125
const COMMA = 44

export interface TextShape {
  readonly depth: number
  /** Objects, lists, and what is divided by commas in them. */
  readonly values: number
}

/** How deep a text in JSON is nested and of how many values it is, looked at before it is parsed; stops counting above a limit. */
export function textShape(text: string, limit: TextShape): TextShape {
  let depth = 0
  let deepest = 0
  let values = 0
  for (let at = 0; at < text.length && deepest <= limit.depth && values <= limit.values; at++) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) at = endOfString(text, at)
    else if (sign === COMMA) values++
    else if ((sign | CASE_BIT) === OPENS) {
      deepest = Math.max(deepest, ++depth)
      values++
    } else if ((sign | CASE_BIT) === CLOSES) depth--
  }
  return { depth: deepest, values }
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
