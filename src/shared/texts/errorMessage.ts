import type { AppError } from '../outcome/appError'
import type { Language } from './language'
import { phraseZh } from './phrases.zh'
import { shortened } from './shortened'
import { translate } from './translate'
import type { ReasonCode } from './textTypes'
import { reasonCodes } from './textTypes'

/** What went wrong, where and what to do, in words. The system's own reasons (`ENOSPC: …`) are put in plain words too. */
export function errorMessage(error: AppError, language: Language): string {
  if (error.code === 'step-failed') {
    const { step, cause } = error
    return translate(language, 'errors.step-failed', { step, reason: errorMessage(cause, language) })
  }
  if (error.code === 'step-file') {
    const { name, cause } = error
    return translate(language, 'errors.step-file', { name, reason: errorMessage(cause, language) })
  }
  const { code, ...fields } = error
  const parameters = shortened(fields)
  if (typeof parameters.reason === 'string') parameters.reason = plainReason(parameters.reason, language)
  if (language === 'zh') translatePhrases(parameters)
  if (parameters.suggestions === '') parameters.suggestions = translate(language, 'terms.none')
  return translate(language, `errors.${code}`, parameters)
}

/** The fields in which an error speaks in phrases, not in names and values of the user's. */
const phraseFields = ['found', 'expected', 'reason', 'limit'] as const

function translatePhrases(parameters: Record<string, string | number>): void {
  for (const field of phraseFields) {
    const value = parameters[field]
    if (typeof value === 'string') parameters[field] = phraseZh(value)
  }
}

function plainReason(reason: string, language: Language): string {
  const name = /^(E[A-Z0-9]+)\b/.exec(reason)?.[1]
  return isReasonCode(name) ? translate(language, `reasons.${name}`) : reason.replace(/[.。]\s*$/, '')
}

const isReasonCode = (name: string | undefined): name is ReasonCode =>
  (reasonCodes as readonly (string | undefined)[]).includes(name)
