export const ledger = {
  open: '{count} excluded | {count} excluded',
  openHint: 'The ledger: which rows are excluded, why, and what that changed',
  title: 'Excluded rows and what they change',
  reason: 'reason',
  reasonHint: 'why, for whoever reads the report (optional)',
  select: 'Select these rows',
  none: 'No row is excluded.',
} as const
