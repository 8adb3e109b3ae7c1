import { totalmem } from 'node:os'

/** What a table may take of the memory, and from when on it is kept in a file. */
export interface MemoryBudget {
  /** Bytes that DuckDB takes at the most; what is more goes to the disk. */
  readonly limit: number
}

const LEAST = 512 * 2 ** 20
/** A file of more than this share of the memory may make a table that is larger than the memory. */
const IN_MEMORY_SHARE = 1 / 8

/** Half of the memory that this process may use: columns that are fitted lie beside the table. */
export function memoryBudget(): MemoryBudget {
  const allowed = process.constrainedMemory() || Infinity
  return { limit: Math.max(LEAST, Math.floor(Math.min(totalmem(), allowed) / 2)) }
}

/** Whether the table of a file of so many bytes surely has room in memory. */
export function fitsInMemory(bytes: number, { limit }: MemoryBudget): boolean {
  return bytes <= IN_MEMORY_SHARE * limit
}
