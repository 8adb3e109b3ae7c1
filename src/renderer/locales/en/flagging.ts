export const flagging = {
  choose: 'Rules…',
  chooseHint: 'Choose the rules that flag rows',
  title: 'Rules that flag rows',
  usual: 'The usual rules',
  done: 'Done',
  count: 'no row | {count} row | {count} rows',
  noEstimate: 'No MM-estimate: {reason}',
} as const
