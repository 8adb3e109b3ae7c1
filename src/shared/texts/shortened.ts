/** Characters of a user's text that a message repeats at most. */
const MOST = 200
/** Characters of a formula on either side of the place that matters. */
const AROUND = 40

/** The parameters of a message with long texts cut: a formula to the surroundings of the place in question, others to their beginning. */
export function shortened(
  parameters: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  const position = typeof parameters.position === 'number' ? parameters.position : 1
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (typeof value !== 'string' || value.length <= MOST || UNCUT.has(name)) return [name, value]
      return [
        name,
        name === 'formula' || name === 'constraints' ? around(value, position) : `${cut(value, 0, MOST)}…`,
      ]
    }),
  )
}

/** What is of no use unless it is whole. */
const UNCUT = new Set(['path', 'known', 'reason', 'detail', 'expected'])

/** `position` is 1-based. */
function around(text: string, position: number): string {
  const start = Math.max(0, Math.min(position - 1, text.length) - AROUND)
  const end = Math.min(text.length, position + AROUND)
  return `${start > 0 ? '…' : ''}${cut(text, start, end)}${end < text.length ? '…' : ''}`
}

/** `slice` that leaves no half of a surrogate pair at its ends. */
const cut = (text: string, start: number, end: number): string =>
  text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
