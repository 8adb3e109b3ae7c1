import { stat } from 'node:fs/promises'

/** Whether the files are as they were when a table was read from them. */
export async function areUnchanged(
  paths: readonly string[],
  { bytes, modified }: { readonly bytes: number; readonly modified: number },
): Promise<boolean> {
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => null)))
  const sizes = found.reduce((sum, file) => sum + (file?.size ?? NaN), 0)
  return sizes === bytes && Math.max(...found.map((file) => file?.mtimeMs ?? NaN)) === modified
}
