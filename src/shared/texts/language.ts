/** The languages of the program. */
export const languages = ['en', 'zh'] as const

export type Language = (typeof languages)[number]
