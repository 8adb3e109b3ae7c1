const UNFIT = new Set('<>:"/\\|?*\u007f')

/** A name that every file system takes: what may not stand in one becomes a blank. */
export function fileName(stem: string, extension: string): string {
  const fit = Array.from(stem, (sign) => (sign < ' ' || UNFIT.has(sign) ? ' ' : sign)).join('')
  const clean = fit.replace(/\s+/g, ' ').slice(0, 120)
  return `${clean.replace(/^[.\s]+|[.\s]+$/g, '') || 'leastwise'}.${extension}`
}
