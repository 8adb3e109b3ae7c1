/** A text of the characters that XML 1.0 can hold; any other is shown as �. */
export const xmlCharacters = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
