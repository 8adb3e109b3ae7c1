import type { useText } from '../locales/messages'
import type { Loading } from '../stores/tableStore'

const MEGABYTE = 2 ** 20
/** A smaller file is read before its progress could be. */
const WORTH_TELLING = 10 * MEGABYTE
/** Sooner the time left cannot be told. */
const SETTLED_MS = 1000
const SETTLED_SHARE = 0.03

/** What the status line says of a file that is being read: how much of it, about how many rows, and for how long yet. */
export function readingText(loading: Loading, options: TextOptions): string {
  const { name, progress, since, prepares } = loading
  const { text, now = performance.now() } = options
  if (prepares) return text('status.preparing', { name })
  const part = partText(loading, options)
  const seconds = secondsLeft(progress, now - since)
  return seconds === null ? part : `${part} · ${text('status.timeLeft', { seconds })}`
}

function partText({ name, progress }: Loading, { text, language }: TextOptions): string {
  if (progress?.unit !== 'bytes' || progress.total === null || progress.total < WORTH_TELLING) {
    return text('status.reading', { name })
  }
  const { done, total, rows = 0 } = progress
  return text('status.readingPart', {
    name,
    done: Math.floor(done / MEGABYTE),
    total: Math.ceil(total / MEGABYTE),
    rows: new Intl.NumberFormat(language).format(Number(rows.toPrecision(2))),
  })
}

/** Null where it cannot be told. */
function secondsLeft(progress: Loading['progress'], elapsed: number): number | null {
  if (!progress?.total || elapsed < SETTLED_MS || progress.done < SETTLED_SHARE * progress.total) return null
  return Math.ceil((elapsed * (progress.total / progress.done - 1)) / 1000)
}

interface TextOptions {
  readonly text: ReturnType<typeof useText>['text']
  readonly language: ReturnType<typeof useText>['language']['value']
  /** @default the clock's */
  readonly now?: number
}
