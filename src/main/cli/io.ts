import type { Result } from '@shared/outcome/result'

/** The terminal as the commands see it, so that tests can stand in for it. */
export interface CommandIo {
  out(text: string): void
  error(text: string): void
  /** Whether progress may be shown: only when standard error is a terminal. */
  readonly showsProgress: boolean
  readonly signal: AbortSignal
  /** The built entry of the threads that take part in reading a large file and in its fit. @default the command goes alone */
  readonly teamWorkerPath?: string
  /** Does work that nothing can break into and that writes nothing: an interrupt ends the program at once. @default it is waited for */
  readonly interruptible?: <T>(work: () => Promise<T>) => Promise<T>
  /** Prints a report to PDF; present where Electron runs. */
  printPdf?(html: string): Promise<Result<Uint8Array>>
}
