/** What a report can be saved as, the scripts of the analysis among it. */
export const reportFormats = ['html', 'pdf', 'docx', 'tex', 'md', 'xlsx', 'json', 'r', 'py'] as const
export type ReportFormat = (typeof reportFormats)[number]
