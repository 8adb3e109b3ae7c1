/**
 * Control characters, and marks that turn a line around or take no room: what they stand in does not read as it is (CVE-2021-42574, “Trojan
 * Source”).
 */
const INVISIBLE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** Such characters as the escapes that both JSON and Python read as them, and that people can see. */
export const escapeInvisible = (text: string): string =>
  text.replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
