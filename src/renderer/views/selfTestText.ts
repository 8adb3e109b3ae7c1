import type { SelfTestReply } from '@shared/contract/engineApi'
import type { MessageKey, MessageParameters } from '../locales/messages'

/** The self-test as lines of text, its columns parted by tabs. */
export const selfTestText = (
  { sets, promised }: SelfTestReply,
  text: (key: MessageKey, parameters?: MessageParameters) => string,
): string => {
  const header = (['set', 'coefficients', 'stdErrors', 'result'] as const).map((key) =>
    text(`selfTest.${key}`),
  )
  const lines = sets.map(({ name, coefficientDigits, stdErrorDigits, passed }) => [
    name,
    coefficientDigits.toFixed(1),
    stdErrorDigits.toFixed(1),
    text(passed ? 'selfTest.passed' : 'selfTest.short'),
  ])
  return [
    ...[header, ...lines].map((cells) => cells.join('\t')),
    text('selfTest.promised', promised),
    '',
  ].join('\n')
}
