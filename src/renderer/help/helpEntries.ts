import { lexer, type Token, type Tokens } from 'marked'

/** A page as the index lists it. */
export interface HelpEntry {
  readonly page: string
  readonly title: string
  /** What it is about, in a few words. */
  readonly subject: string
}

export interface HelpSection {
  readonly title: string
  readonly entries: readonly HelpEntry[]
}

/** The sections of the index page with the pages that they list. */
export function helpSections(index: string): readonly HelpSection[] {
  const sections: { title: string; entries: HelpEntry[] }[] = []
  for (const token of lexer(index)) {
    if (token.type === 'heading' && token.depth === 2)
      sections.push({ title: String(token.text), entries: [] })
    const section = sections[sections.length - 1]
    if (token.type === 'list') section?.entries.push(...(token as Tokens.List).items.flatMap(entryOf))
  }
  return sections
}

const isLink = (token: Token): token is Tokens.Link => token.type === 'link'

function entryOf(item: Tokens.ListItem): readonly HelpEntry[] {
  const inline = item.tokens.flatMap((token) => ('tokens' in token && token.tokens ? token.tokens : [token]))
  const link = inline.find(isLink)
  if (link === undefined) return []
  const subject = item.text.slice(item.text.indexOf(link.raw) + link.raw.length).replace(/^\s*[:：]\s*/, '')
  return [{ page: link.href.replace(/\.md$/, ''), title: link.text, subject }]
}

/** The sections with the pages whose title, subject or name holds every word that is searched for; sections without any are left out. */
export function searchHelp(sections: readonly HelpSection[], search: string): readonly HelpSection[] {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '')
  const matches = ({ page, title, subject }: HelpEntry): boolean => {
    const text = plain(`${title} ${subject} ${page}`)
    return words.every((word) => text.includes(word))
  }
  return sections
    .map(({ title, entries }) => ({ title, entries: entries.filter(matches) }))
    .filter(({ entries }) => entries.length > 0)
}

/** Without case, accents and the kind of dash or apostrophe. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/’/g, "'")
    .toLowerCase()
