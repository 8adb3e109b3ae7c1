import type { AppError } from '../outcome/appError'
import type { EngineMethod } from './engineApi'

/** How far a long job is. `done` and `total` are in the same unit; total is null when it cannot be known. */
export interface Progress {
  readonly phase:
    | 'reading'
    | 'typing'
    | 'loading'
    | 'fitting'
    | 'diagnosing'
    | 'checking'
    | 'resampling'
    | 'predicting'
    | 'descending'
    | 'testing'
    | 'drawing'
    | 'writing'
  readonly done: number
  readonly total: number | null
  /** What they count, where a person is told. */
  readonly unit?: 'bytes'
  /** About how many rows have been read. */
  readonly rows?: number
}

/** Window → engine. */
export type ToEngine =
  | {
      readonly kind: 'request'
      readonly id: number
      readonly method: EngineMethod
      readonly argument: unknown
    }
  | { readonly kind: 'cancel'; readonly id: number }

/** Engine → window. */
export type FromEngine =
  | {
      readonly kind: 'reply'
      readonly id: number
      readonly result:
        { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: AppError }
    }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }

/** Main → engine, over the utility process' own channel. */
export type MainToEngine =
  | { readonly kind: 'connect' }
  | { readonly kind: 'grant'; readonly id: string; readonly paths: readonly string[] }
  /** A file that the engine may write. */
  | { readonly kind: 'target'; readonly id: string; readonly path: string }
  /** The program ends: the engine takes away what it keeps on disk, and ends too. */
  | { readonly kind: 'end' }
  | { readonly kind: MainQuestion; readonly id: number; readonly argument: unknown }

/** What main asks of the engine on the window's behalf: the text of a file to write. */
export type MainQuestion = 'report' | 'prediction-csv'

/** Engine → main. */
export type EngineToMain =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer'
      readonly id: number
      readonly result:
        { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: AppError }
    }
