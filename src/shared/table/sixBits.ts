const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The code of the character for each of 64 digits (the alphabet of base64 for file names, RFC 4648 § 5). */
export const letters = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0))

export const NO_DIGIT = 255

/** The digit that each character stands for, by its code. */
export const digits = new Uint8Array(128).fill(NO_DIGIT)
letters.forEach((code, digit) => (digits[code] = digit))

/** Unlike a spread, this passes the codes on without an iterator. */
export const textOf = (codes: Uint8Array): string => String(Reflect.apply(String.fromCharCode, null, codes))
