export const notices = {
  saved: 'Saved to {path}',
  reveal: 'Show in folder',
} as const
