import type { Result } from '@shared/outcome/result'

/** The terminal as the commands see it, so that tests can stand in for it. */
export interface CommandIo {
  out(text: string): void
  error(text: string): void
  /** Whether progress may be shown: only when standard error is a terminal. */
  readonly showsProgress: boolean
  readonly signal: AbortSignal
  /** The built entry of the threads that help to read a large file. @default the command reads it alone */
  readonly scanWorkerPath?: string
  /** The built entry of the thread that takes part in a large fit. @default the command fits alone */
  readonly teamWorkerPath?: string
  /** Does work that nothing can break into and that writes nothing: an interrupt ends the program at once. @default it is waited for */
  readonly interruptible?: <T>(work: () => Promise<T>) => Promise<T>
  /** Prints a report to PDF; present where Electron runs. */
  printPdf?(html: string): Promise<Result<Uint8Array>>
}
