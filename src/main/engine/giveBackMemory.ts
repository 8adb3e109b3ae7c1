import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Fewer are not worth a pause of this thread: 32 MB of numbers. */
const MANY_CELLS = 4_000_000

let collect: (() => void) | null = null

/**
 * Frees columns of so many cells that nothing in this thread refers to any more. They lie outside its heap and are shared with others, so
 * that V8 is in no hurry: a thread that has nothing to do would keep the columns of a closed table for good.
 */
export function giveBackMemory(cells: number): void {
  if (cells < MANY_CELLS) return
  collect ??= exposedCollector()
  collect()
}

function exposedCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
