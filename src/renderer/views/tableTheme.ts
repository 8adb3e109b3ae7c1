import { themeQuartz } from 'ag-grid-community'

/** The table in the program's tokens; they follow the theme by themselves. */
export const tableTheme = themeQuartz.withParams({
  fontFamily: 'var(--font-ui)',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 600,
  spacing: 5,
  rowHeight: 28,
  headerHeight: 58,
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--text)',
  headerBackgroundColor: 'var(--surface-2)',
  headerTextColor: 'var(--text)',
  oddRowBackgroundColor: 'var(--surface)',
  rowHoverColor: 'color-mix(in srgb, var(--accent) 7%, transparent)',
  borderColor: 'var(--border)',
  accentColor: 'var(--accent)',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  columnBorder: false,
  browserColorScheme: 'inherit',
})
