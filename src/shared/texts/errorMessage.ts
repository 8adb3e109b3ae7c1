import type { AppError } from '../outcome/appError'
import type { Language } from './language'
import type { MessageParameters } from './translate'
import { translate } from './translate'
import type { ReasonCode } from './textTypes'
import { reasonCodes } from './textTypes'

/** What went wrong, where and what to do, in words. The system's own reasons (`ENOSPC: …`) are put in plain words too. */
export function errorMessage(error: AppError, language: Language): string {
  const { code, ...fields } = error
  const parameters: Record<string, string | number> = { ...(fields as MessageParameters) }
  if (typeof parameters.reason === 'string') parameters.reason = plainReason(parameters.reason, language)
  if (parameters.suggestions === '') parameters.suggestions = translate(language, 'terms.none')
  return translate(language, `errors.${code}`, parameters)
}

function plainReason(reason: string, language: Language): string {
  const name = /^(E[A-Z0-9]+)\b/.exec(reason)?.[1]
  return isReasonCode(name) ? translate(language, `reasons.${name}`) : reason.replace(/[.。]\s*$/, '')
}

const isReasonCode = (name: string | undefined): name is ReasonCode =>
  (reasonCodes as readonly (string | undefined)[]).includes(name)
