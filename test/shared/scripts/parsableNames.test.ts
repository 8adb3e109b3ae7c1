import { describe, expect, it } from 'vitest'
import { parsableNames } from '@shared/scripts/parsableNames'

const column = (name: string) => ({ name, type: 'number' as const })

describe('parsableNames', () => {
  it('cuts and numbers names that R has no symbols for, wherever they stand', () => {
    const long = `\`a"${'b'.repeat(9000)}`
    const other = `${long}c`
    const script = `names(data) <- c("\`a\\"${long.slice(3)}", "${other.replace('"', '\\"')}")\ny ~ \`\\\`a"${long.slice(3)}\``
    const short = long.slice(0, 60)
    const quoted = short.replace('"', '\\"')
    expect(parsableNames(script, [column('y'), column(long), column(other)])).toBe(
      `names(data) <- c("${quoted}...2", "${quoted}...3")\ny ~ \`\\${short}...2\``,
    )
  })

  it('shows marks that turn a line as signs for themselves', () => {
    expect(parsableNames('data[["\u202egnorw"]]', [column('\u202egnorw')])).toBe('data[["\ufffdgnorw"]]')
  })
})
