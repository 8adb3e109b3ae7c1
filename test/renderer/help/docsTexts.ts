/** Every page of the documentation, by its path. */
export const docsTexts = import.meta.glob<string>('../../../resources/docs/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
