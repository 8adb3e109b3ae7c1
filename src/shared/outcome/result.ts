import type { AppError } from './appError'

/** What a call that can fail answers: a value, or an error that carries data. Nothing in `shared` throws on bad input. */
export type Result<T, E = AppError> = Ok<T> | Failed<E>

export interface Ok<T> {
  readonly ok: true
  readonly value: T
}

export interface Failed<E = AppError> {
  readonly ok: false
  readonly error: E
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const fail = <E>(error: E): Failed<E> => ({ ok: false, error })
