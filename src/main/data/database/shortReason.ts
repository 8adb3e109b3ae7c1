/** DuckDB's message without its class and without the lines that quote the whole statement. */
export function shortReason(message: string): string {
  const first = message.split(/\n\s*\n|\nLINE |\nCandidate|\nDid you mean/)[0]
  return first
    .replace(/^[A-Za-z ]+ Error: /, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
}
