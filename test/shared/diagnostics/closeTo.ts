import { expect } from 'vitest'

/**
 * Expects every value within 1e-10 of its reference, relatively, and NaN where the reference is null; `absolute` is the error that
 * a reference near 0 may have.
 */
export function expectClose(
  values: ArrayLike<number>,
  reference: readonly (number | null)[],
  absolute = 0,
): void {
  expect(values.length).toBe(reference.length)
  const wrong = reference
    .map((expected, i) => ({ i, value: values[i], expected }))
    .filter(({ value, expected }) =>
      expected === null
        ? !Number.isNaN(value)
        : !(Math.abs(value - expected) <= 1e-10 * Math.abs(expected) + absolute),
    )
  expect(wrong).toEqual([])
}
