import type { Piece } from './drawing'

const TOKENS = /[MLHVZhv]|-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/g

/** The pieces of a path of straight lines (SVG 2, 9.3: M, L, H, V, h, v and Z), which is all that figures use. */
export function pathPieces(path: string): readonly Piece[] {
  const pieces: { places: number[]; closed: boolean }[] = []
  let command = 'M'
  let wanted: number[] = []
  for (const [token] of path.matchAll(TOKENS)) {
    if (/[A-Zhv]/.test(token)) {
      command = token
      wanted = []
      const last = pieces.at(-1)
      if (token === 'Z' && last) last.closed = true
      continue
    }
    wanted.push(Number(token))
    const { places } = pieces.at(-1) ?? { places: [0, 0] }
    const next = nextPlace(command, wanted, places)
    if (next === null) continue
    wanted = []
    if (command === 'M') {
      pieces.push({ places: [...next], closed: false })
      command = 'L'
    } else places.push(...next)
  }
  return pieces
}

/** Where a command leads from the last place; null while it has too few numbers. */
function nextPlace(
  command: string,
  [first, second]: readonly number[],
  places: readonly number[],
): readonly [number, number] | null {
  const [x, y] = places.slice(-2)
  switch (command) {
    case 'H':
      return [first, y]
    case 'V':
      return [x, first]
    case 'h':
      return [x + first, y]
    case 'v':
      return [x, y + first]
    default:
      return second === undefined ? null : [first, second]
  }
}
