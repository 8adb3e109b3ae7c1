const [BLANK, QUOTE, AMPERSAND, COMMA, UNDERSCORE, TILDE] = Array.from(' "&,_~', (character) =>
  character.charCodeAt(0),
)

/**
 * Whether bytes [from, to) of XML are the text that they stand for, as a line of a CSV file has it too, and surely no number: words that
 * begin with a letter. What else there is has to be looked at closer.
 */
export function isBareText(bytes: Uint8Array, from: number, to: number): boolean {
  if (!isFirstLetter(bytes[from]) || bytes[to - 1] === BLANK) return false
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at]
    if (byte < BLANK || byte > TILDE || MEANS_ELSE[byte] === 1) return false
  }
  return true
}

const MEANS_ELSE = new Uint8Array(128)
for (const byte of [QUOTE, AMPERSAND, COMMA, UNDERSCORE]) MEANS_ELSE[byte] = 1

/** Letters but for I, with which infinity begins. */
function isFirstLetter(byte: number): boolean {
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x7a && letter !== 0x69
}
