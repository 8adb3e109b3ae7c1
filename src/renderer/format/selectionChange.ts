/** How a choice changes the rows that are selected. */
export type SelectionChange = 'replace' | 'add' | 'remove'
