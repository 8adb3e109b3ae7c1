/** What the grid's own style sets for every row; `table.css` says the same without. */
const ROW_PROPERTIES = [
  '--ag-internal-content-line-height',
  '--ag-internal-row-overlay-color',
  '--ag-internal-row-overlay-image',
]

/**
 * Takes the custom properties of rows out of the grid's own style. A row that sets one gets a copy of the several hundred that it
 * inherits, and those of its cells are compared with them: half the time that styles took at each frame of scrolling.
 */
export const lightenRows = (): void => {
  for (const sheet of document.styleSheets) {
    const { ownerNode } = sheet
    if (ownerNode instanceof HTMLElement && ownerNode.dataset.agCss === 'core') lighten(sheet.cssRules)
  }
}

const lighten = (rules: CSSRuleList): void => {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) ROW_PROPERTIES.forEach((name) => rule.style.removeProperty(name))
    if (rule instanceof CSSStyleRule || rule instanceof CSSGroupingRule) lighten(rule.cssRules)
  }
}
