import type { Page } from 'playwright-core'

/**
 * The texts inside `selector` that reach out of an element around them, so that they are cut or lie over others. What can be scrolled to
 * does not.
 */
export const cutTexts = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate((root) => {
    const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowX)
    const isHidden = (element: Element): boolean =>
      element.closest('.visually-hidden, [aria-hidden="true"]') !== null || !element.checkVisibility()
    const ownText = (element: Element): string =>
      Array.from(element.childNodes, (node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : ''))
        .join(' ')
        .trim()
    const reachesOut = (element: Element): boolean => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const box = range.getBoundingClientRect()
      for (let outer: Element | null = element; outer; outer = outer.parentElement) {
        if (scrolls(outer)) return false
        const frame = outer.getBoundingClientRect()
        if (box.right > frame.right + 1 || box.left < frame.left - 1) return true
      }
      return false
    }
    return Array.from(document.querySelectorAll(`${root} *`))
      .filter((element) => ownText(element) !== '' && !isHidden(element) && reachesOut(element))
      .map((element) => `${element.tagName.toLowerCase()}: ${ownText(element)}`)
  }, selector)
