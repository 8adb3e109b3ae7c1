import { signatureOf, unaryFunctions } from '@shared/formula/functions'
import { quoteName } from '@shared/formula/quoteName'

/** The functions that look at a row alone, by name. */
export const rowFunctions: readonly string[] = [
  ...Object.keys(unaryFunctions),
  ...['log', 'round', 'ifelse', 'as.numeric', 'as.Date'],
].sort()

/** How a function is called: `log(x, base)`. */
export const callOf = (name: string): string => `${name}(${signatureOf(name)?.parameters.join(', ') ?? ''})`

/** An expression and the characters that are selected in it. */
export interface Selected {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** An expression after an insertion, and where one writes on. */
export interface Inserted {
  readonly text: string
  readonly caret: number
}

/** A column's name behind the selection, as the language writes it; what is selected stays. */
export function withColumn({ text, end }: Selected, name: string): Inserted {
  const before = spaced(text.slice(0, end)) + quoteName(name)
  return { text: before + text.slice(end), caret: before.length }
}

/** A function round what is selected, or an empty call to write into. */
export function withFunction({ text, start, end }: Selected, name: string): Inserted {
  const chosen = text.slice(start, end)
  const before = `${spaced(text.slice(0, start))}${name}(${chosen}`
  return { text: `${before})${text.slice(end)}`, caret: chosen === '' ? before.length : before.length + 1 }
}

/** What would run into a name gets a blank behind it. */
const spaced = (before: string): string => (/[\p{L}\p{N}._`")]$/u.test(before) ? `${before} ` : before)
