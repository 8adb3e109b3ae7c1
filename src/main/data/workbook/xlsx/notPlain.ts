/** The file has what the plain reader does not know. */
export class NotPlain extends Error {}
