const WORD = /'([^']*)'|"([^"]*)"|([^\s'"]+)/g

/** The words of a command line as a shell parts them: blanks outside quotes, a backslash at a line's end goes on. */
export function shellWords(command: string): readonly string[] {
  const words: string[] = []
  let end = -1
  for (const match of command.replace(/\\\n/g, ' ').matchAll(WORD)) {
    const part = match[1] ?? match[2] ?? match[3]
    if (match.index === end) words[words.length - 1] += part
    else words.push(part)
    end = match.index + match[0].length
  }
  return words
}
