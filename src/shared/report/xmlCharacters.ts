/**
 * A text of the characters that XML 1.0 can hold; any other is shown as �, and so are those that turn the text about them around, so that nothing reads
 * as what it is not (Unicode Technical Report 36, 2.4).
 */
export const xmlCharacters = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
