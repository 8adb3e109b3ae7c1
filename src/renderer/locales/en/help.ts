export const help = {
  title: 'Documentation',
  contents: 'Pages of the documentation',
  search: 'Search the titles',
  nothingFound: 'No page has these words in its title.',
  back: 'Back',
  index: 'Contents',
  about: 'What this means: {subject}',
  noPage: 'There is no page “{page}”.',
} as const
