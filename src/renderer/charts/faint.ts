/** A colour made so opaque, where it is written as six hexadecimal digits. */
export const faint = (color: string, opacity: number): string => {
  const alpha = Math.round(255 * opacity)
    .toString(16)
    .padStart(2, '0')
  return /^#[0-9a-f]{6}$/i.test(color) ? `${color}${alpha}` : color
}
