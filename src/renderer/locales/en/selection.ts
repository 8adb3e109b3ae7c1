export const selection = {
  menu: 'Select rows, and what to do with those selected',
  count: 'no row selected | {count} row selected | {count} rows selected',
  flagged: 'Select flagged rows',
  where: 'Select by a condition…',
  whereTitle: 'Select the rows for which a condition is true',
  invert: 'Invert the selection (Ctrl+I in a chart)',
  copy: 'Copy the rows (Ctrl+C in a chart)',
  show: 'Show in the table',
  clear: 'Clear the selection',
} as const
