import type { NumberFormat } from './numberFormat'
import { SPACES } from './numberFormat'
import { undressed } from './numberUnit'

/** What the user said of the marks; what is absent is guessed. */
export interface GivenMarks {
  readonly decimal?: '.' | ','
  readonly thousands?: string
}

const NUMBERLIKE = new RegExp(`^[+-]?[0-9.,'’]+(${SPACES}[0-9.,]+)*([eE][+-]?[0-9]+)?$`)
const ONE_GROUP = /^[+-]?[1-9][0-9]{0,2}([.,])[0-9]{3}$/
/** A decimal point and not three decimals: no groups. */
const POINT_ONLY = /^[+-]?[0-9]{1,20}\.(?:[0-9]{1,2}|[0-9]{4,17})$/
const SPACE_GROUPS = new RegExp(`^[+-]?[0-9]{1,3}(${SPACES}[0-9]{3})+([.,][0-9]+)?$`)
const APOSTROPHE_GROUPS = /^[+-]?[0-9]{1,3}(['’][0-9]{3})+([.,][0-9]+)?$/

interface Evidence {
  decimalPoint: number
  decimalComma: number
  commaGroups: number
  pointGroups: number
  /** `1,234`: one group of three, which could as well be three decimals. */
  commaEither: number
  /** `1.234`: most of the world's files mean a decimal point, some a group. */
  pointEither: number
  spaceGroups: number
  apostrophe: string | null
}

const NO_EVIDENCE: Readonly<Evidence> = {
  decimalPoint: 0,
  decimalComma: 0,
  commaGroups: 0,
  pointGroups: 0,
  commaEither: 0,
  pointEither: 0,
  spaceGroups: 0,
  apostrophe: null,
}

/** The marks of a file, and whether they are proven, or only the likelier of two. */
export interface NumberMarks extends NumberFormat {
  readonly proven: boolean
}

/**
 * The decimal mark and the thousands mark of a file, from its cells. `1,234` proves neither by itself: it is read as 1234 only
 * where the decimal mark is proven to be the point, or commas separate the cells; and never as 1.234 without another proof.
 */
export function guessNumberMarks(
  cells: Iterable<string>,
  delimiter: string,
  given: GivenMarks = {},
): NumberMarks {
  const evidence = given.decimal !== undefined && given.thousands !== undefined ? NO_EVIDENCE : collect(cells)
  const decimal = given.decimal ?? guessDecimal(evidence, delimiter, given.thousands)
  const { decimalPoint, decimalComma, commaGroups, pointGroups } = evidence
  const told = given.decimal !== undefined || Boolean(given.thousands)
  const proven = told || decimalPoint + decimalComma + commaGroups + pointGroups > 0
  if (given.thousands !== undefined) {
    const thousands = given.thousands === '' || given.thousands === decimal ? null : given.thousands
    return { decimal, thousands, proven }
  }
  const other = given.decimal === undefined ? null : toldThousands(evidence, decimal)
  return { decimal, thousands: other ?? guessThousands(evidence, decimal, delimiter), proven }
}

/** Where the user said which mark is the decimal one, the other one groups digits. */
function toldThousands({ commaEither, pointEither }: Evidence, decimal: '.' | ','): string | null {
  if (decimal === '.') return commaEither > 0 ? ',' : null
  return pointEither > 0 ? '.' : null
}

function guessDecimal(evidence: Evidence, delimiter: string, thousands?: string): '.' | ',' {
  if (thousands === ',') return '.'
  if (thousands === '.') return ','
  const comma = evidence.decimalComma + evidence.pointGroups
  const point = evidence.decimalPoint + evidence.commaGroups
  if (comma === 0) return '.'
  // Commas inside cells that commas separate are rare, so there they must outweigh the points.
  if (delimiter === ',') return comma > point && evidence.decimalPoint === 0 ? ',' : '.'
  return delimiter === ';' || delimiter === '\t'
    ? 2 * comma >= point
      ? ','
      : '.'
    : comma > point
      ? ','
      : '.'
}

function guessThousands(evidence: Evidence, decimal: '.' | ',', delimiter: string): string | null {
  if (decimal === ',' && evidence.pointGroups > 0) return '.'
  if (decimal === '.' && evidence.decimalComma === 0) {
    const proven = evidence.commaGroups > 0 || delimiter === ',' || evidence.decimalPoint > 0
    if (proven && evidence.commaGroups + evidence.commaEither > 0) return ','
  }
  if (decimal === '.' && evidence.commaGroups > 0) return ','
  if (evidence.apostrophe !== null) return evidence.apostrophe
  return evidence.spaceGroups > 0 ? ' ' : null
}

function collect(cells: Iterable<string>): Evidence {
  const evidence = { ...NO_EVIDENCE }
  for (const cell of cells) {
    const text = cell.trim()
    // The most frequent of all, and what it proves.
    if (POINT_ONLY.test(text)) evidence.decimalPoint++
    else if (text.length < 40 && /[.,'’\s]/.test(text)) {
      const number = undressed(text)?.number ?? text
      if (NUMBERLIKE.test(number)) weigh(number, evidence)
    }
  }
  return evidence
}

function weigh(text: string, evidence: Evidence): void {
  const apostrophe = APOSTROPHE_GROUPS.exec(text)
  if (apostrophe) evidence.apostrophe = apostrophe[1][0]
  const spaced = SPACE_GROUPS.exec(text)
  if (spaced) evidence.spaceGroups++
  const marked = (apostrophe ?? spaced)?.[2]
  if (marked !== undefined) {
    evidence[marked.startsWith(',') ? 'decimalComma' : 'decimalPoint']++
  } else if (
    /^[+-]?[0-9]{1,3}(,[0-9]{3})+\.[0-9]*([eE].*)?$/.test(text) ||
    /^[+-]?[0-9]{1,3}(?:,[0-9]{3}){2,}$/.test(text)
  ) {
    evidence.commaGroups++
  } else if (
    /^[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]*([eE].*)?$/.test(text) ||
    /^[+-]?[0-9]{1,3}(?:\.[0-9]{3}){2,}$/.test(text)
  ) {
    evidence.pointGroups++
  } else if (ONE_GROUP.exec(text)?.[1] === ',') {
    evidence.commaEither++
  } else if (/^[+-]?[0-9]*\.[0-9]+([eE].*)?$/.test(text)) {
    evidence[ONE_GROUP.test(text) ? 'pointEither' : 'decimalPoint']++
  } else if (/^[+-]?[0-9]*,[0-9]+([eE].*)?$/.test(text)) {
    evidence.decimalComma++
  }
}
