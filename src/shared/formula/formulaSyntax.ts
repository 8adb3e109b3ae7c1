import type { ModelError } from '../outcome/appError'

/** Where a formula stops making sense, what stands there, and what could. */
export function formulaSyntax(
  formula: string,
  position: number,
  { found, expected }: { readonly found: string; readonly expected: string },
): ModelError {
  return { code: 'formula-syntax', formula, position, found, expected }
}
