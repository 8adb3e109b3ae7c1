import { h, type VNode } from 'vue'
import { lexer, type Token, type Tokens } from 'marked'

export interface MarkdownOptions {
  /** Called with the page's name when a link to another page is followed. */
  readonly follow: (page: string) => void
}

type Content = VNode | string
type Render = (token: never, options: MarkdownOptions) => Content

/**
 * Markdown as vnodes, made from the parser's tokens: headings, paragraphs, lists, tables, code and links between pages. Any
 * other token, HTML among them, is shown as the text that it is; nothing becomes markup that is not made here.
 */
export function renderMarkdown(text: string, options: MarkdownOptions): readonly Content[] {
  return contents(lexer(text), options)
}

const contents = (tokens: readonly Token[], options: MarkdownOptions): Content[] =>
  tokens.filter(({ type }) => type !== 'space' && type !== 'def').map((token) => content(token, options))

function content(token: Token, options: MarkdownOptions): Content {
  const render = Object.hasOwn(renderers, token.type) ? renderers[token.type as keyof typeof renderers] : null
  return render === null ? token.raw : (render as Render)(token as never, options)
}

const children = ({ tokens }: { tokens?: Token[] }, options: MarkdownOptions): Content[] =>
  contents(tokens ?? [], options)

const renderers = {
  heading: (token: Tokens.Heading, options) => h(`h${token.depth}`, children(token, options)),
  paragraph: (token: Tokens.Paragraph, options) => h('p', children(token, options)),
  list: (token: Tokens.List, options) =>
    h(
      token.ordered ? 'ol' : 'ul',
      token.items.map((item) => h('li', children(item, options))),
    ),
  // A table or a block of code may be wider than the page: it scrolls by itself, by keyboard too.
  code: (token: Tokens.Code) =>
    h('pre', { class: `code ${knownLanguage(token.lang)}`, tabindex: 0 }, h('code', token.text)),
  table: (token: Tokens.Table, options) =>
    h('div', { class: 'table', tabindex: 0 }, h('table', [head(token, options), body(token, options)])),
  text: (token: Tokens.Text, options) => (token.tokens ? h('span', children(token, options)) : token.text),
  escape: (token: Tokens.Escape) => token.text,
  strong: (token: Tokens.Strong, options) => h('strong', children(token, options)),
  em: (token: Tokens.Em, options) => h('em', children(token, options)),
  codespan: (token: Tokens.Codespan) => h('code', token.text),
  br: () => h('br'),
  link: (token: Tokens.Link, options) => link(token, options),
} satisfies Readonly<Record<string, (token: never, options: MarkdownOptions) => Content>>

const knownLanguage = (language: string | undefined): string =>
  language === 'sh' || language === 'output' || language === 'json' ? language : 'text'

function head({ header }: Tokens.Table, options: MarkdownOptions): VNode {
  const cells = header.map((cell) => h('th', { scope: 'col' }, children(cell, options)))
  return h('thead', h('tr', cells))
}

function body({ rows }: Tokens.Table, options: MarkdownOptions): VNode {
  const cells = (row: readonly Tokens.TableCell[]): VNode[] =>
    row.map((cell) => h('td', children(cell, options)))
  return h(
    'tbody',
    rows.map((row) => h('tr', cells(row))),
  )
}

const PAGE = /^([a-z0-9-]+)\.md$/

/** A link to another page follows; one that leads anywhere else is its words only. */
function link(token: Tokens.Link, options: MarkdownOptions): VNode {
  const page = PAGE.exec(token.href)?.[1]
  if (page === undefined) return h('span', children(token, options))
  const onClick = (event: Event): void => {
    event.preventDefault()
    options.follow(page)
  }
  return h('a', { href: `#${page}`, 'data-page': page, onClick }, children(token, options))
}
