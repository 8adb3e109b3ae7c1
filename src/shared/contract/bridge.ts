import type { FileGrant, MainApi, MainEvent } from './mainApi'
import type { Result } from '../outcome/result'

/** What the preload script puts at `window.leastwise`; the only door out of the sandboxed window. */
export interface Bridge {
  readonly main: MainApi
  /** Asks for leave to read a file that the user dropped: preload finds its path, main grants it. */
  grantDroppedFile(file: unknown): Promise<Result<FileGrant>>
  onMainEvent(listener: (event: MainEvent) => void): () => void
  /**
   * Calls back with a port to the engine, now if there is one, and again after each restart of the engine.
   * Messages are `ToEngine` and `FromEngine`.
   */
  onEnginePort(listener: (port: EnginePort) => void): () => void
  /** Nonce of the style elements that the table makes. */
  readonly styleNonce: string
  readonly platform: string
  readonly systemLanguage: string
}

/** The part of a MessagePort that the window uses. */
export interface EnginePort {
  postMessage(message: unknown): void
  onmessage: ((event: { readonly data: unknown }) => void) | null
  close(): void
}
