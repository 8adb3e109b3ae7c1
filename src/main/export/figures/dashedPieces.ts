import type { Piece } from './drawing'

/** More strokes than this a reader does not see as such: the line is whole. */
const MOST = 5000

/** A line as the strokes of its dashes, for formats whose readers disagree about dashes. */
export function dashedPieces({ places }: Piece, dash: readonly number[]): readonly Piece[] {
  if (dash.length === 0 || lengthOf(places) > MOST * dash[0]) return [{ places, closed: false }]
  const pieces: number[][] = [places.slice(0, 2)]
  let phase = 0
  let left = dash[0]
  for (let at = 2; at < places.length; at += 2) {
    const [fromX, fromY, toX, toY] = places.slice(at - 2, at + 2)
    const length = Math.hypot(toX - fromX, toY - fromY)
    let gone = 0
    while (length - gone > left) {
      gone += left
      const share = gone / length
      const place = [fromX + share * (toX - fromX), fromY + share * (toY - fromY)]
      if (phase % 2 === 0) pieces.at(-1)?.push(...place)
      else pieces.push(place)
      left = dash[++phase % dash.length]
    }
    left -= length - gone
    if (phase % 2 === 0) pieces.at(-1)?.push(toX, toY)
  }
  return pieces.filter((piece) => piece.length > 2).map((piece) => ({ places: piece, closed: false }))
}

function lengthOf(places: readonly number[]): number {
  let length = 0
  for (let at = 2; at < places.length; at += 2) {
    length += Math.hypot(places[at] - places[at - 2], places[at + 1] - places[at - 1])
  }
  return length
}
