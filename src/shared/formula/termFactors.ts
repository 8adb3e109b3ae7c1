/**
 * The variables that a term's label is made of: `a:log(b)` is `a` and `log(b)`. A colon inside brackets, back-ticks or quotes does
 * not part variables.
 */
export function termFactors(label: string): readonly string[] {
  const factors: string[] = []
  let depth = 0
  let quote = ''
  let start = 0
  for (let i = 0; i < label.length; i++) {
    const sign = label[i]
    if (quote !== '') {
      if (sign === '\\') i++
      else if (sign === quote) quote = ''
    } else if ('`"\''.includes(sign)) quote = sign
    else if ('(['.includes(sign)) depth++
    else if (')]'.includes(sign)) depth--
    else if (sign === ':' && depth === 0) {
      factors.push(label.slice(start, i))
      start = i + 1
    }
  }
  return [...factors, label.slice(start)]
}

/** For each term the indices of the others that contain all its variables: `a` is contained in `a:b` and `a:b:c`. */
export function containingTerms(labels: readonly string[]): readonly (readonly number[])[] {
  const factors = labels.map(termFactors)
  return factors.map((own, term) =>
    factors.flatMap((others, other) =>
      other !== term && own.every((factor) => others.includes(factor)) ? [other] : [],
    ),
  )
}
