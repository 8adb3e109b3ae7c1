export const find = {
  placeholder: 'Text in the table',
  where: 'Where to look',
  everywhere: 'all columns',
  previous: 'Previous row with it (Shift+Enter)',
  next: 'Next row with it (Enter)',
  counted: '{rank} of {count} row | {rank} of {count} rows',
  nothing: 'No row has it',
  searching: 'Searching…',
  close: 'Close (Esc)',
} as const
