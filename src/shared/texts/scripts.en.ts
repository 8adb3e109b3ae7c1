/** Comments of the scripts that write an analysis in R or Python. */
export const scriptsEn = {
  title: 'An analysis of {file}, written by Leastwise {version} at {time}.',
  packages: 'Packages besides the language itself: {packages}.',
  'packages-none': 'Nothing but the language itself is needed.',
  helpers: 'How cells become values',
  read: 'Read the file; every cell is text at first',
  types: 'Make the columns what they hold; a cell that cannot be read is missing',
  numbers: 'Rows keep the numbers of the file',
  'step-unknown': 'This step has no equal here: {step}.',
  'file-unknown': 'Files of the format {format} are not read by this script: export the table as CSV.',
  filter: 'Keep the rows where {condition}',
  'filter-typed': 'Keep the rows that satisfy {condition}; their numbers are written out',
  'filter-unknown': 'The condition {condition} is written in SQL, and its rows are not at hand.',
  exclude: 'Leave out the rows that were excluded ({count})',
  model: 'The model: {method}',
  'method-unknown': 'No package gives {method} by the same definition.',
  errors: 'Standard errors: {kind}',
  'errors-bootstrap':
    'The bootstrap draws other random numbers here than in the program: standard errors agree only as closely as their sampling error allows.',
  'errors-unknown':
    'Standard errors of the kind {kind} are not written by this script: those of the program stand in its report.',
  check: 'The program used as many rows',
  result: 'The result',
} as const
