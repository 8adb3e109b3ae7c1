import { readonly, shallowRef, type DeepReadonly, type ShallowRef } from 'vue'

const names = [
  'surface',
  'surface-2',
  'surface-3',
  'border',
  'border-strong',
  'text',
  'text-2',
  'text-3',
  'accent',
  'point',
  'point-fill',
  'fit',
  'band',
  'closed-form',
  'excluded',
  'outlier',
  'leverage',
  'influence',
  'selection',
  'zone-slow',
  'zone-fast',
  'zone-oscillating',
  'zone-diverging',
  'font-ui',
] as const

/** The design's colours as a canvas needs them: values, not names. */
export type ChartTokens = Readonly<Record<(typeof names)[number], string>>

const readTokens = (): ChartTokens => {
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue(`--${name}`).trim() || '#888888']),
  ) as ChartTokens
}

let tokens: ShallowRef<ChartTokens> | null = null

/** The tokens of the theme in force; they are read again when the theme changes. */
export const useChartTokens = (): DeepReadonly<ShallowRef<ChartTokens>> => {
  if (!tokens) {
    const current = shallowRef(readTokens())
    tokens = current
    new MutationObserver(() => (current.value = readTokens())).observe(document.documentElement, {
      attributeFilter: ['data-theme'],
    })
  }
  return readonly(tokens)
}
