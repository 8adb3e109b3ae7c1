/** `EACCES: permission denied`, without the call and the temporary name that follow. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split(',')[0] : String(error)
}
