import type { AppError, ErrorCode } from '@shared/outcome/appError'
import type { OptionName } from '@shared/texts/textTypes'

const constraintCodes: readonly ErrorCode[] = [
  'constraint-syntax',
  'constraint-term-unknown',
  'constraint-nonlinear',
  'constraint-without-term',
  'constraints-contradictory',
  'constraint-aliased',
]

/** The option whose text an error speaks of; null where it is the formula or the model as a whole. */
export const optionInQuestion = ({ code }: AppError): OptionName | null =>
  constraintCodes.includes(code) ? 'constraints' : null

/** The 1-based character that an error points at; null where it points at none. */
export const characterInQuestion = (error: AppError): number | null =>
  'position' in error && error.position > 0 ? error.position : null
