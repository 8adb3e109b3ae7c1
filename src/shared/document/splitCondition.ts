/** Words, texts, quoted names and signs of SQL, one after the other. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*|[()[\]{}]|\s+|[\s\S]/g

/** What would take more than tokens to understand: comments, texts with escapes or between dollars. */
const BEYOND = /--|\/\*|\$|\be'/i

const DEEPER = new Set(['(', '[', '{', 'CASE'])
const HIGHER = new Set([')', ']', '}', 'END'])

/** The parts of a condition in SQL that AND joins; the condition as a whole where they cannot be told apart for certain. */
export function splitCondition(condition: string): readonly string[] {
  if (BEYOND.test(condition)) return [condition]
  const parts = ['']
  let depth = 0
  let betweens = 0
  for (const token of condition.match(TOKEN) ?? []) {
    const word = token.toUpperCase()
    if (DEEPER.has(word)) depth++
    if (HIGHER.has(word)) depth--
    if (depth === 0) {
      if (word === 'OR') return [condition]
      if (word === 'BETWEEN') betweens++
      if (word === 'AND' && betweens-- <= 0) {
        betweens = 0
        parts.push('')
        continue
      }
    }
    parts[parts.length - 1] += token
  }
  const trimmed = parts.map((part) => part.trim())
  return depth === 0 && trimmed.every((part) => part !== '') ? trimmed : [condition]
}
