import type { FileGrant, MainApi, MainEvent } from './mainApi'
import type { Result } from '../outcome/result'

/** What the preload script puts at `window.leastwise`; the only door out of the sandboxed window. */
export interface Bridge {
  readonly main: MainApi
  /** Asks for leave to read a file that the user dropped: preload finds its path, main grants it. */
  grantDroppedFiles(files: unknown): Promise<Result<FileGrant>>
  onMainEvent(listener: (event: MainEvent) => void): () => void
  /**
   * Says that the window listens for engine ports. Context isolation cannot hand over a MessagePort by call, so each port
   * (now, and after each restart of the engine) arrives as a `message` event of the window whose data is `ENGINE_PORT_MESSAGE`
   * and whose `ports[0]` speaks `ToEngine` and `FromEngine`.
   */
  listenForEnginePort(): void
  /** Nonce of the style elements that the table makes. */
  readonly styleNonce: string
  readonly platform: string
  readonly systemLanguage: string
}

export const ENGINE_PORT_MESSAGE = 'leastwise-engine-port'
