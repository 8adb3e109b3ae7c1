const SIGNATURE = 'd0cf11e0a1b11ae1'
const HEADER_BYTES = 512
const ENTRY_BYTES = 128
/** FAT sectors that the header itself lists, from this byte on. */
const LISTED_IN_HEADER = 109
const LIST_START = 76
/** Streams from this size on lie in sectors of their own. */
const LARGE_STREAM = 4096
const ROOT_ENTRY = 5

/** Whether a file is a compound file, the container of xls workbooks and of encrypted ones. */
export const isCompoundFile = (bytes: Buffer): boolean => bytes.toString('hex', 0, 8) === SIGNATURE

/**
 * Whether no chain of sectors and no path through the directory of a compound file runs in a circle, along which a reader would go for
 * ever (MS-CFB 2.3, 2.6). What else may be wrong with it the reader finds for itself.
 */
export function endsEverywhere(bytes: Buffer): boolean {
  if (bytes.length < HEADER_BYTES) return true
  const sectors = new Sectors(bytes)
  const directory = sectors.chain(bytes.readInt32LE(48))
  if (directory === null) return false
  const entries = directory.flatMap((sector) => sectors.entriesIn(sector))
  const streams = entries.filter(({ type, size }) => type !== ROOT_ENTRY && size >= LARGE_STREAM)
  return streams.every(({ start }) => sectors.chain(start) !== null) && !hasCircle(entries)
}

interface Entry {
  readonly type: number
  /** Left and right siblings and the first child, by their index; negative where there is none. */
  readonly links: readonly number[]
  readonly start: number
  readonly size: number
}

class Sectors {
  private readonly size: number
  private readonly fat: readonly number[]

  constructor(private readonly bytes: Buffer) {
    this.size = bytes.readUInt16LE(26) === 4 ? 4096 : 512
    this.fat = this.fatSectors()
  }

  /** The sectors of a chain; null where it runs in a circle. */
  chain(start: number): readonly number[] | null {
    const met = new Set<number>()
    for (let sector = start; sector >= 0; sector = this.next(sector)) {
      if (met.has(sector)) return null
      met.add(sector)
    }
    return [...met]
  }

  entriesIn(sector: number): Entry[] {
    const start = this.placeOf(sector)
    const entries: Entry[] = []
    for (let at = start; at < start + this.size && at + ENTRY_BYTES <= this.bytes.length; at += ENTRY_BYTES) {
      entries.push({
        type: this.bytes[at + 66],
        links: [68, 72, 76].map((offset) => this.bytes.readInt32LE(at + offset)),
        start: this.bytes.readInt32LE(at + 116),
        size: this.bytes.readInt32LE(at + 120),
      })
    }
    return entries
  }

  private placeOf(sector: number): number {
    return (sector + 1) * this.size
  }

  /** The number in a sector; −1 beyond the end of the file. */
  private at(sector: number, offset: number): number {
    const place = this.placeOf(sector) + offset
    return sector >= 0 && place + 4 <= this.bytes.length ? this.bytes.readInt32LE(place) : -1
  }

  private next(sector: number): number {
    const inSector = this.size / 4
    const fat = this.fat[Math.floor(sector / inSector)]
    return fat === undefined ? -1 : this.at(fat, 4 * (sector % inSector))
  }

  private fatSectors(): number[] {
    const found: number[] = []
    for (let k = 0; k < LISTED_IN_HEADER; k++) {
      const sector = this.bytes.readInt32LE(LIST_START + 4 * k)
      if (sector < 0) break
      found.push(sector)
    }
    const met = new Set<number>()
    const last = this.size - 4
    for (let list = this.bytes.readInt32LE(68); list >= 0 && !met.has(list); list = this.at(list, last)) {
      met.add(list)
      for (let offset = 0; offset < last && this.at(list, offset) >= 0; offset += 4) {
        found.push(this.at(list, offset))
      }
    }
    return found
  }
}

/** Whether an entry leads to itself; those that are not in use lead nowhere. */
function hasCircle(entries: readonly Entry[]): boolean {
  const [UNKNOWN, OPEN, DONE] = [0, 1, 2]
  const state = new Uint8Array(entries.length)
  const linksOf = (index: number): readonly number[] =>
    entries[index].type === 0 ? [] : entries[index].links.filter((link) => link >= 0 && link < entries.length)
  for (const [root] of entries.entries()) {
    if (state[root] !== UNKNOWN) continue
    const path = [{ index: root, links: linksOf(root)[Symbol.iterator]() }]
    state[root] = OPEN
    while (path.length > 0) {
      const { index, links } = path[path.length - 1]
      const step = links.next()
      if (step.done === true) {
        state[index] = DONE
        path.pop()
      } else if (state[step.value] === OPEN) return true
      else if (state[step.value] === UNKNOWN) {
        state[step.value] = OPEN
        path.push({ index: step.value, links: linksOf(step.value)[Symbol.iterator]() })
      }
    }
  }
  return false
}
