import { translate } from '../texts/translate'
import type { MessageParameters } from '../texts/translate'
import type { ScriptTextKey } from '../texts/textTypes'
import { escapeInvisible } from './invisibleCharacters'
import type { ScriptInput } from './scriptInput'

const WIDTH = 100

/** A comment of R or Python in the input's language; no line break of a name ends it. */
export function commentLines(
  { language }: Pick<ScriptInput, 'language'>,
  key: ScriptTextKey,
  parameters: MessageParameters = {},
): readonly string[] {
  return commentOf(translate(language, `scripts.${key}`, parameters))
}

/** A text as lines of a comment. */
export function commentOf(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of escapeInvisible(text).split(/(?:\s|\p{Cc})+/u)) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(`# ${line}`)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, `# ${line}`]
}
