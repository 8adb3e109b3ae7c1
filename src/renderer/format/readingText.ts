import type { useText } from '../locales/messages'
import type { Loading } from '../stores/tableStore'

const MEGABYTE = 2 ** 20
/** A smaller file is read before its progress could be. */
const WORTH_TELLING = 10 * MEGABYTE
/** Sooner the time left cannot be told. */
const SETTLED_MS = 1000
const SETTLED_SHARE = 0.03

/** What the status line says of a file that is being read: how much of it, about how many rows, and for how long yet. */
export function readingText(
  { name, progress, since, prepares }: Loading,
  { text, language, now = performance.now() }: TextOptions,
): string {
  if (prepares) return text('status.preparing', { name })
  if (progress?.unit !== 'bytes' || progress.total === null || progress.total < WORTH_TELLING) {
    return text('status.reading', { name })
  }
  const { done, total, rows = 0 } = progress
  const part = text('status.readingPart', {
    name,
    done: Math.floor(done / MEGABYTE),
    total: Math.ceil(total / MEGABYTE),
    rows: new Intl.NumberFormat(language).format(Number(rows.toPrecision(2))),
  })
  const elapsed = now - since
  if (elapsed < SETTLED_MS || done < SETTLED_SHARE * total) return part
  const seconds = Math.ceil((elapsed * (total / done - 1)) / 1000)
  return `${part} · ${text('status.timeLeft', { seconds })}`
}

interface TextOptions {
  readonly text: ReturnType<typeof useText>['text']
  readonly language: ReturnType<typeof useText>['language']['value']
  /** @default the clock's */
  readonly now?: number
}
