import { expect } from 'vitest'

/** Expects every value within 1e-10 of its reference, relatively; `absolute` is the error that a reference of 0 may have. */
export function expectClose(
  values: ArrayLike<number>,
  reference: readonly (number | null)[],
  absolute = 0,
): void {
  expect(values.length).toBe(reference.length)
  const wrong = reference.flatMap((expected, i) => {
    if (expected === null) return Number.isNaN(values[i]) ? [] : [{ i, value: values[i], expected }]
    const error = Math.abs(values[i] - expected)
    return error <= 1e-10 * Math.abs(expected) + absolute ? [] : [{ i, value: values[i], expected, error }]
  })
  expect(wrong).toEqual([])
}
