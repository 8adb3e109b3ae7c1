import type { AppError } from '../outcome/appError'
import { ParseFailure } from '../formula/parser'
import { nearestNames } from '../formula/nearestNames'

const BLANK = /\s+/y
const BLANK_IN_LINE = /[^\S\n]+/y
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const OPERATOR = /<=|>=|==|[=<>+\-*/();\n]/y
/** What may have been meant as a name. */
const WORD = /`(?:[^`\\]|\\.)*`?|[\p{L}\p{M}\p{N}._:]+/uy
const PIECE = /[\p{L}\p{M}\p{N}._]+|\s+|[^]/gu
const BEGINS_NAME = /^[\p{L}\p{M}\p{N}._]/u
const NAME_CHARACTER = /[\p{L}\p{M}\p{N}._]/uy

/** Signs of Chinese and typographic keyboards, and the ones that they stand for. */
const SAME_AS: Readonly<Record<string, string>> = {
  '≤': '<=',
  '≥': '>=',
  '＝': '=',
  '＋': '+',
  '－': '-',
  '−': '-',
  '–': '-',
  '＊': '*',
  '×': '*',
  '·': '*',
  '／': '/',
  '（': '(',
  '）': ')',
  '；': ';',
}

/** Names that an error repeats at most. */
const MOST_NAMES = 30

interface TermPattern {
  readonly column: number
  readonly pattern: RegExp
  /** Whether what follows must not go on with the name. */
  readonly endsInName: boolean
}

/** Reads numbers, terms and signs off a text of constraints. Its failures are errors at their character. */
export class ConstraintScanner {
  private at = 0
  private readonly patterns: readonly TermPattern[]

  constructor(
    readonly text: string,
    private readonly terms: readonly string[],
  ) {
    const columns = [...terms.keys()].sort((a, b) => terms[b].length - terms[a].length)
    this.patterns = columns.map((column) => ({ column, ...patternOf(terms[column]) }))
  }

  /** 1-based character of what comes next. */
  get position(): number {
    return this.at + 1
  }

  /** The sign that comes next in this line, in its usual form; '' at the end; null for what is none. */
  sign(): string | null {
    this.at += this.lengthAt(BLANK_IN_LINE)
    if (this.at >= this.text.length) return ''
    return SAME_AS[this.text[this.at]] ?? this.matchAt(OPERATOR)
  }

  /** Reads the next sign if it is one of these. */
  accept(...signs: readonly string[]): string | null {
    const sign = this.sign()
    if (sign === null || !signs.includes(sign)) return null
    this.at += this.text[this.at] in SAME_AS ? 1 : sign.length
    return sign
  }

  skipBlanks(): void {
    this.at += this.lengthAt(BLANK)
  }

  /** Reads the term that comes next, the longest that fits; answers its column. */
  term(): number | null {
    for (const { column, pattern, endsInName } of this.patterns) {
      const length = this.lengthAt(pattern)
      if (length === 0 || (endsInName && this.goesOn(this.at + length))) continue
      this.at += length
      return column
    }
    return null
  }

  number(): number | null {
    const text = this.matchAt(NUMBER)
    if (text === null) return null
    if (!Number.isFinite(Number(text))) this.refuse('a number')
    this.at += text.length
    return Number(text)
  }

  /** What stands where a term or a number should: an unknown name, or no name at all. */
  refuseOperand(expected: string): never {
    const name = this.matchAt(WORD)
    if (name === null) return this.refuse(expected)
    const suggestions = nearestNames(name, this.terms).join(', ')
    const more = this.terms.length > MOST_NAMES ? ' …' : ''
    const known = this.terms.slice(0, MOST_NAMES).join(', ') + more
    return this.fail({ code: 'constraint-term-unknown', name, position: this.position, suggestions, known })
  }

  refuse(expected: string): never {
    const atEnd = this.at >= this.text.length
    const found = atEnd
      ? 'the end of the constraints'
      : (this.matchAt(WORD) ??
        this.matchAt(OPERATOR) ??
        String.fromCodePoint(this.text.codePointAt(this.at) ?? 0))
    return this.fail({
      code: 'constraint-syntax',
      constraints: this.text,
      position: this.position,
      found: found === '\n' ? 'the end of the line' : found,
      expected,
    })
  }

  fail(error: AppError): never {
    throw new ParseFailure(error)
  }

  private goesOn(at: number): boolean {
    NAME_CHARACTER.lastIndex = at
    return NAME_CHARACTER.test(this.text)
  }

  private lengthAt(pattern: RegExp): number {
    return this.matchAt(pattern)?.length ?? 0
  }

  private matchAt(pattern: RegExp): string | null {
    pattern.lastIndex = this.at
    return pattern.exec(this.text)?.[0] ?? null
  }
}

/** A term's name with blanks as one likes around its signs, and names between back-ticks or not: ``I(`wt` ^ 2)`` for `I(wt^2)`. */
function patternOf(term: string): Omit<TermPattern, 'column'> {
  const pieces = term.match(PIECE) ?? []
  const isWord = (piece: string | undefined): boolean => piece !== undefined && BEGINS_NAME.test(piece)
  const isBlank = (piece: string): boolean => piece.trim() === ''
  const body = pieces.map((piece, k) => {
    if (isBlank(piece)) return ''
    const isApart = k > 0 && isBlank(pieces[k - 1]) && isWord(piece) && isWord(pieces[k - 2])
    return (k === 0 ? '' : isApart ? '\\s+' : '\\s*') + (isWord(piece) ? quotable(piece) : escaped(piece))
  })
  return { pattern: new RegExp(body.join(''), 'uy'), endsInName: isWord(pieces.at(-1)) }
}

const quotable = (name: string): string => `(?:${escaped(name)}|\`${escaped(name)}\`)`

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
