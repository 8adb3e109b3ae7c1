import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexer, walkTokens, type Token, type Tokens } from 'marked'

const docsFolder = 'resources/docs'
export const languages = ['en', 'zh'] as const
export type DocsLanguage = (typeof languages)[number]

/** A command line of a page and what the page says it prints. */
export interface DocsExample {
  readonly command: string
  /** `output`: lines as printed; `json`: some of the figures. */
  readonly kind: 'output' | 'json'
  readonly shown: string
}

export interface DocsPage {
  readonly name: string
  readonly language: DocsLanguage
  readonly text: string
  readonly title: string
  /** The sentence below the title: what the page's subject answers. */
  readonly answer: string
  /** Second-level headings. */
  readonly sections: readonly string[]
  /** Where its links lead, and the words that carry them. */
  readonly links: readonly { readonly target: string; readonly words: string }[]
  readonly examples: readonly DocsExample[]
  /** Command lines without a block behind them that says what they print. */
  readonly unanswered: readonly string[]
}

export function pageNames(language: DocsLanguage): readonly string[] {
  const files = readdirSync(join(docsFolder, language))
  return files.map((file) => file.replace(/\.md$/, '')).sort()
}

export function readPage(language: DocsLanguage, name: string): DocsPage {
  const text = readFileSync(join(docsFolder, language, `${name}.md`), 'utf8')
  const tokens = lexer(text).filter(({ type }) => type !== 'space')
  const [title, answer] = tokens as [Tokens.Heading, Tokens.Paragraph]
  const sections = tokens.filter((token): token is Tokens.Heading => token.type === 'heading')
  return {
    name,
    language,
    text,
    title: title.depth === 1 ? title.text : '',
    answer: answer.type === 'paragraph' ? answer.text : '',
    sections: sections.filter(({ depth }) => depth === 2).map((heading) => heading.text),
    links: linksIn(tokens),
    ...examplesIn(tokens),
  }
}

function linksIn(tokens: Token[]): DocsPage['links'] {
  const links: { target: string; words: string }[] = []
  void walkTokens(tokens, (token) => {
    if (token.type === 'link') links.push({ target: String(token.href), words: String(token.text) })
  })
  return links
}

const isCode = (token: Token | undefined): token is Tokens.Code => token?.type === 'code'

function examplesIn(tokens: readonly Token[]): Pick<DocsPage, 'examples' | 'unanswered'> {
  const examples: DocsExample[] = []
  const unanswered: string[] = []
  tokens.forEach((token, index) => {
    if (!isCode(token) || token.lang !== 'sh') return
    const next = tokens[index + 1]
    if (isCode(next) && (next.lang === 'output' || next.lang === 'json')) {
      examples.push({ command: token.text, kind: next.lang, shown: next.text })
    } else unanswered.push(token.text)
  })
  return { examples, unanswered }
}
