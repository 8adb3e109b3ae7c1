/** A line that stands for any number of lines left out. */
const LEFT_OUT = '…'

/** Whether the lines shown are those printed, in order and without a gap but where `…` stands. */
export function showsLines(shown: string, printed: string): boolean {
  const blocks = shown.split('\n').reduce<string[][]>(
    (found, line) => {
      if (line.trim() === LEFT_OUT) found.push([])
      else found[found.length - 1].push(line)
      return found
    },
    [[]],
  )
  const lines = printed.trimEnd().split('\n')
  const last = blocks.length - 1
  let from = 0
  return blocks.every((block, index) => {
    const first = index === last ? lines.length - block.length : from
    const at = index === 0 || index === last ? first : findBlock(lines, block, from)
    const fits = at >= from && startsAt(lines, block, at) && (last > 0 || block.length === lines.length)
    from = at + block.length
    return fits
  })
}

const startsAt = (lines: readonly string[], block: readonly string[], at: number): boolean =>
  block.every((line, offset) => lines[at + offset] === line)

function findBlock(lines: readonly string[], block: readonly string[], from: number): number {
  for (let at = from; at + block.length <= lines.length; at++) if (startsAt(lines, block, at)) return at
  return -1
}

/** What `printed` says where `shown` shows something, numbers to the digits shown; entries of a list are found by their name. */
export function asShown(shown: unknown, printed: unknown): unknown {
  if (typeof shown === 'number' && typeof printed === 'number') return toDigitsOf(shown, printed)
  if (Array.isArray(shown) && Array.isArray(printed)) {
    return shown.map((entry, index) => asShown(entry, counterpart(entry, printed) ?? printed[index]))
  }
  if (!isRecord(shown) || !isRecord(printed)) return printed
  return Object.fromEntries(Object.keys(shown).map((key) => [key, asShown(shown[key], printed[key])]))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function counterpart(entry: unknown, printed: readonly unknown[]): unknown {
  if (!isRecord(entry)) return undefined
  const key = ['term', 'row', 'name'].find((name) => name in entry)
  return key === undefined ? undefined : printed.find((one) => isRecord(one) && one[key] === entry[key])
}

function toDigitsOf(shown: number, printed: number): number {
  const digits = String(shown).replace(/e.*$/, '').replace(/[-.]/g, '').replace(/^0+/, '').length
  return digits === 0 ? printed : Number(printed.toPrecision(Math.min(digits, 17)))
}
