/** A text cut into pieces that several threads read, each the next that nobody has begun; the state lies in memory that they share. */
export interface PlainPieces {
  /** The first byte of the first record, and the end of the file. */
  readonly from: number
  readonly to: number
  /** So many bytes each, but for the last; a piece's records are those that begin in it. */
  readonly bytes: number
  /** Bytes behind a piece in which its last record must end. */
  readonly beyond: number
  /** The most rows that there is room for. */
  readonly room: number
  /** The next piece, whether one was found that cannot be read so, then of each piece one more than the rows before it, when they are known. */
  readonly state: Int32Array
}

const [NEXT, STOPPED, BEFORE] = [0, 1, 2]
const PIECE = 1 << 20
const LEAST_BEYOND = 1 << 12
/** How long the rows before a piece are waited for until it is looked whether somebody has stopped. */
const LOOK_AGAIN_MS = 10

export interface CutFile extends Pick<PlainPieces, 'from' | 'to' | 'room'> {
  /** Bytes of a record, about. */
  readonly perRow: number
}

export function cutIntoPieces({ perRow, ...file }: CutFile): PlainPieces {
  const count = pieceCount(file)
  const state = new Int32Array(new SharedArrayBuffer(4 * (BEFORE + count + 1)))
  state[BEFORE] = 1
  const beyond = Math.min(PIECE, Math.max(LEAST_BEYOND, Math.ceil(16 * perRow)))
  return { ...file, bytes: PIECE, beyond, state }
}

const pieceCount = ({ from, to }: Pick<PlainPieces, 'from' | 'to'>): number => Math.ceil((to - from) / PIECE)

/** The next piece that nobody has begun; null where there is none, or where somebody has stopped. */
export function nextPiece({ from, to, state }: PlainPieces): number | null {
  if (Atomics.load(state, STOPPED) === 1) return null
  const index = Atomics.add(state, NEXT, 1)
  return index < pieceCount({ from, to }) ? index : null
}

/** Says that the file cannot be read so. */
export function stopPieces({ state }: PlainPieces): void {
  Atomics.store(state, STOPPED, 1)
}

/** The first row of a piece that has so many, when the pieces before it are known to be counted; null where somebody has stopped. */
export async function placeRows(
  { state }: PlainPieces,
  index: number,
  rowCount: number,
): Promise<number | null> {
  const at = BEFORE + index
  while (Atomics.load(state, at) === 0) {
    if (Atomics.load(state, STOPPED) === 1) return null
    // Between the waits it can be heard that a thread has died.
    if (Atomics.wait(state, at, 0, LOOK_AGAIN_MS) === 'timed-out') await new Promise(setImmediate)
  }
  const first = Atomics.load(state, at) - 1
  Atomics.store(state, at + 1, first + rowCount + 1)
  Atomics.notify(state, at + 1)
  return first
}

/** The rows of all pieces, when they have been read. */
export function rowsOfAll({ from, to, state }: PlainPieces): number {
  return Atomics.load(state, BEFORE + pieceCount({ from, to })) - 1
}
