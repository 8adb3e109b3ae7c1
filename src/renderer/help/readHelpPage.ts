import type { Language } from '@shared/texts/language'

/** The Markdown of a page of the documentation; null where there is none of that name. */
export async function readHelpPage(language: Language, page: string): Promise<string | null> {
  const response = await fetch(`/docs/${language}/${encodeURIComponent(page)}.md`)
  return response.ok ? response.text() : null
}
