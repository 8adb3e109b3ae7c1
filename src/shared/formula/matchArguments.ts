import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { deparse } from './deparse'
import type { Argument, Expression } from './expression'
import { formulaSyntax } from './formulaSyntax'
import type { ConstantKind, FunctionSignature } from './functions'
import { literalDays, literalLogical, literalNumber, literalText, literalTexts } from './literals'

/** A call as it is read: what the errors point at, too. */
export interface CallText {
  readonly formula: string
  readonly parts: readonly Argument[]
  /** Where the closing parenthesis stands. */
  readonly end: number
}

/** Highest degree of a polynomial; more has no use in double precision. */
const LARGEST_DEGREE = 100

/** Matches a call's arguments to the parameters as R does: by name, by an unambiguous beginning of it, then by position. */
export function matchArguments(
  signature: FunctionSignature,
  call: CallText,
): Result<Readonly<Record<string, Expression>>> {
  if (signature.isVariadic) return call.parts.length > 0 ? ok({}) : fail(tooFew(call, '…'))
  const names = [...signature.parameters, ...(signature.namedOnly ?? [])]
  const matched: Record<string, Expression> = {}
  for (const part of call.parts.filter(({ name }) => name !== null)) {
    const parameter = parameterNamed(part.name ?? '', names)
    if (parameter === null || parameter in matched) {
      const expected = names.filter((name) => !(name in matched)).join(', ') || ')'
      return fail(formulaSyntax(call.formula, part.position, { found: `${part.name} =`, expected }))
    }
    matched[parameter] = part.value
  }
  for (const part of call.parts.filter(({ name }) => name === null)) {
    const parameter = signature.parameters.find((name) => !(name in matched))
    if (parameter === undefined) {
      return fail(formulaSyntax(call.formula, part.position, { found: deparse(part.value), expected: ')' }))
    }
    matched[parameter] = part.value
  }
  const absent = signature.parameters.slice(0, signature.required).find((name) => !(name in matched))
  if (absent !== undefined) return fail(tooFew(call, absent))
  return checkConstants(signature, matched, call)
}

const tooFew = (call: CallText, expected: string): ReturnType<typeof formulaSyntax> =>
  formulaSyntax(call.formula, call.end, { found: ')', expected })

function parameterNamed(name: string, names: readonly string[]): string | null {
  if (names.includes(name)) return name
  const candidates = names.filter((candidate) => candidate.startsWith(name))
  return candidates.length === 1 ? candidates[0] : null
}

function checkConstants(
  { constants = {} }: FunctionSignature,
  matched: Readonly<Record<string, Expression>>,
  { formula }: CallText,
): Result<Readonly<Record<string, Expression>>> {
  for (const [name, kind] of Object.entries(constants)) {
    const value = matched[name]
    if (value === undefined || constantChecks[kind].accepts(value)) continue
    const { expected } = constantChecks[kind]
    return fail(formulaSyntax(formula, value.position, { found: deparse(value), expected }))
  }
  return ok(matched)
}

interface ConstantCheck {
  readonly accepts: (node: Expression) => boolean
  readonly expected: string
}

const constantChecks: Readonly<Record<ConstantKind, ConstantCheck>> = {
  date: { accepts: (node) => literalDays(node) !== null, expected: 'a date such as "2024-03-01"' },
  degree: { accepts: isDegree, expected: `a whole number from 1 to ${LARGEST_DEGREE}` },
  logical: { accepts: (node) => literalLogical(node) !== null, expected: 'TRUE or FALSE' },
  value: { accepts: (node) => literalText(node) !== null, expected: 'a text or a number' },
  values: { accepts: (node) => literalTexts(node) !== null, expected: 'c("…", "…")' },
}

function isDegree(node: Expression): boolean {
  const value = literalNumber(node)
  return value !== null && Number.isInteger(value) && value >= 1 && value <= LARGEST_DEGREE
}
