import fc from 'fast-check'

const names = ['x', 'z', 'w', 'n', 'f', 'g', 'l', '`my f`', '.']

/** Random right-hand sides in the language's own grammar; many mean nothing to a model, all can be read. */
export const predictorsText: fc.Arbitrary<string> = fc.letrec<{ expression: string; leaf: string }>(
  (tie) => ({
    leaf: fc.constantFrom(...names, '0', '1', '2', '0.1', '1e-7', '123456.789', '"a\\"b"', 'TRUE', '2L'),
    expression: fc.oneof(
      { maxDepth: 5 },
      tie('leaf'),
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('+', '-', '*', '/', ':', '^', '**', '%in%', '%%', '%/%', '&', '|'),
          tie('expression'),
        )
        .map(([left, operator, right]) => `${left} ${operator} ${right}`),
      fc
        .tuple(tie('leaf'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('leaf'))
        .map(([left, operator, right]) => `(${left}${operator}${right})`),
      tie('expression').map((inner) => `(${inner})`),
      fc
        .tuple(
          fc.constantFrom('I', 'log', 'factor', 'poly', 'scale', 'as.numeric', 'abs', 'cbind'),
          tie('expression'),
        )
        .map(([name, argument]) => `${name}( ${argument})`),
      tie('expression').map((argument) => `log(${argument},base=2)`),
      fc.tuple(fc.constantFrom('-', '+', '!'), tie('expression')).map((parts) => parts.join('')),
    ),
  }),
).expression

const pieces = [
  ...names,
  ...[
    '+',
    '-',
    '*',
    '/',
    ':',
    '^',
    '**',
    '%in%',
    '%%',
    '(',
    ')',
    ',',
    '=',
    '~',
    '<',
    '==',
    '!',
    '&',
    '|',
    ' ',
  ],
  ...[
    'I(',
    'poly(',
    'factor(',
    'log(',
    'scale(',
    'ifelse(',
    'cbind(',
    'c(',
    'relevel(',
    'raw=',
    'ref=',
    'mean(',
  ],
  ...['0', '1', '2', '.5', '1e3', '"a"', "'b'", '`', '"', 'TRUE', '＋', '€', '<-', '\n'],
]

/** Random texts of the language's own pieces: nearly all are wrong somewhere. */
export const brokenText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 20 })
  .map((parts) => parts.join(''))
