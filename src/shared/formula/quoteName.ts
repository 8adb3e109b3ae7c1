const PLAIN = /^(?:\p{L}|\.(?!\d))[\p{L}\p{M}\p{N}._]*$/u

/** R's reserved words (`?Reserved`), and the dot that stands for all columns. */
const RESERVED = new Set([
  ...['if', 'else', 'repeat', 'while', 'function', 'for', 'next', 'break', 'in', '.', '...'],
  ...['TRUE', 'FALSE', 'NULL', 'Inf', 'NaN', 'NA', 'NA_integer_', 'NA_real_', 'NA_complex_', 'NA_character_'],
])

/** What a quoted name or text cannot hold as it is. */
const ESCAPED: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' }

/** A column's name as the language reads it back: in back-ticks unless R takes it as it is. */
export function quoteName(name: string): string {
  return PLAIN.test(name) && !RESERVED.has(name) ? name : quoteText(name, '`')
}

/** A text between quotes, with what would end it escaped. */
export function quoteText(text: string, quote: '`' | '"'): string {
  const inner = text.replace(/[\\`"\n\t\r\0]/g, (found) => {
    if (found === '\\' || found === quote) return `\\${found}`
    return ESCAPED[found] ?? found
  })
  return quote + inner + quote
}
