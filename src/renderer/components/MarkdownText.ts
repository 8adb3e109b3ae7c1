import { h, type FunctionalComponent } from 'vue'
import { renderMarkdown } from '../help/renderMarkdown'

/** A page of Markdown; emits the name of the page that a link leads to. */
export const MarkdownText: FunctionalComponent<{ text: string }, { follow: (page: string) => void }> = (
  { text },
  { emit },
) =>
  h('div', { class: 'markdown-text' }, [...renderMarkdown(text, { follow: (page) => emit('follow', page) })])

MarkdownText.props = ['text']
MarkdownText.emits = ['follow']
