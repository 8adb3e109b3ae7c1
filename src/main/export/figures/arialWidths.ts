/** Advances of the printable characters of ASCII in thousandths of the font size, as Adobe's Helvetica (AFM 002.000), Arial and Liberation Sans have them. */
const advances = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 ' +
  '1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 ' +
  '333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
)
  .split(' ')
  .map(Number)

const USUAL = 556
const EAST_ASIAN = 1000

/** How far a character of Arial moves the pen, in thousandths of the font size; marks on a letter add nothing. */
export function arialWidth(character: string): number {
  const [base] = character.normalize('NFD')
  const advance = advances[base.charCodeAt(0) - 32]
  if (advance !== undefined) return advance
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
    base,
  )
    ? EAST_ASIAN
    : USUAL
}
