import { shortReason } from './shortReason'

/** What DuckDB calls types, in words. */
const kinds: readonly (readonly [type: RegExp, words: string])[] = [
  [/^VARCHAR$/, 'text'],
  [/^BOOL/, 'true or false'],
  [/^(?:DATE|TIME)/, 'a date'],
  [/./, 'a number'],
]

const kindOf = (type: string): string => kinds.find(([known]) => known.test(type))?.[1] ?? type

const OPERATORS: Readonly<Record<string, string>> = { '~~': 'LIKE', '!~~': 'NOT LIKE' }

/** DuckDB's messages about a condition, and how an analyst would be told. */
const reasons: readonly (readonly [message: RegExp, words: (...found: string[]) => string])[] = [
  [/^Referenced column "(.+)" not found/, (name) => `there is no column “${name}”`],
  [/^syntax error at end of input/, () => 'it ends too early'],
  [/^syntax error at or near "(.+)"$/, (sign) => `it cannot be read at “${sign}”`],
  [/^Could not convert string '(.*)' to (\w+)/, (text, type) => `the text “${text}” is no ${asked(type)}`],
  [
    /^Cannot compare values of type (\w+).* and type (\w+)/,
    (one, other) => `${kindOf(one)} is compared with ${kindOf(other)}`,
  ],
  [
    /Function with name (.+?)(?:__postfix)? does not exist/,
    (name) => `there is no function or sign “${name}”`,
  ],
  [
    /^No function matches the given name and argument types '(.+?)\(/,
    (name) => `“${OPERATORS[name] ?? name}” does not go with such values`,
  ],
  [
    /^(?:invalid )?(?:date|timestamp) field .+?: "(.+?)"/,
    (text) => `“${text}” is no date such as 2024-03-01`,
  ],
  [/cannot contain aggregates/, () => 'it may look at one row only'],
]

const asked = (type: string): string => (type === 'BOOL' ? 'condition' : kindOf(type).replace(/^an? /, ''))

/** Why DuckDB refused a condition, in words of the field; its own where it says something else. */
export function conditionReason(message: string): string {
  const short = shortReason(message)
  for (const [pattern, words] of reasons) {
    const match = pattern.exec(short)
    if (match !== null) return words(...match.slice(1))
  }
  return short.replace(/!$/, '')
}
