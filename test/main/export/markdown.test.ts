import { describe, expect, it } from 'vitest'
import { escapeMarkdown, reportMarkdown } from '../../../src/main/export/markdown'
import { hostileReport } from './sampleReport'

describe('reportMarkdown', () => {
  const markdown = reportMarkdown(hostileReport)

  it('leaves no character of Markdown or HTML active in a text', () => {
    const [before, alternative, after, ...more] = markdown.split(
      /!\[(.*)\]\(data:image\/svg\+xml;base64,[\w+/=]+\)/,
    )
    expect(more).toEqual([])
    for (const texts of [before, alternative, after]) expect(texts).not.toMatch(/(?<!\\)[<`$[\]]/)
    expect(escapeMarkdown('1. first')).toBe('1. first'.replace('1.', '\\1.'))
    expect(escapeMarkdown('a*b_c|d')).toBe('a\\*b\\_c\\|d')
  })

  it('keeps every row of a table on one line with as many cells as the header', () => {
    const lines = markdown.split('\n').filter((line) => line.startsWith('| '))
    expect(lines.length).toBe(12)
    for (const line of lines) expect(line.split(/(?<!\\)\|/).length).toBe(6)
  })

  it('writes numbers and says in words what the figure shows', () => {
    expect(markdown).toContain('| -5.34447 | 1.29e-10 |')
    expect(markdown).toMatch(/!\[\\<script\\>alert\(1\).*\]\(data:/)
  })
})
