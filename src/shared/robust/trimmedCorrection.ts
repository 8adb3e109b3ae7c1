/** Which scale of the trimmed fit a correction is for. */
type ScaleKind = 'raw' | 'reweighted'

/** 1 − e^first n^(−second) is about how much too small the scale of n normal rows comes out. */
type Decay = readonly [first: number, second: number]
/** Decay for several predictors p, as −α p^(−β) at n = q p². */
type Surface = readonly (readonly [alpha: number, beta: number, q: number])[]

interface Constants {
  readonly none: Decay
  readonly one: Decay
  readonly several: Surface
}

type ByShare = readonly [half: Constants, sevenEighths: Constants]

/** Simulated by Pison, Van Aelst and Willems (2002), as robustbase has them: with an intercept, then without. */
const constants: Readonly<Record<ScaleKind, readonly [ByShare, ByShare]>> = {
  raw: [
    [
      {
        none: [0.262024211897096, 0.604756680630497],
        one: [0.630869217886906, 0.650789250442946],
        several: [
          [0.746945886714663, 0.56264937192689, 3],
          [0.535478048924724, 0.543323462033445, 5],
        ],
      },
      {
        none: [-0.351584646688712, 1.01646567502486],
        one: [0.565065391014791, 1.03044199012509],
        several: [
          [0.458580153984614, 1.12236071104403, 3],
          [0.267178168108996, 1.1022478781154, 5],
        ],
      },
    ],
    [
      {
        none: [0.262024211897096, 0.604756680630497],
        one: [-0.0181777452315321, 0.697629772271099],
        several: [
          [0.487338281979106, 0.405511279418594, 3],
          [0.340762058011, 0.37972360544988, 5],
        ],
      },
      {
        none: [-0.351584646688712, 1.01646567502486],
        one: [-0.310122738776431, 1.06241615923172],
        several: [
          [0.251778730491252, 0.883966931611758, 3],
          [0.146660023184295, 0.86292940340761, 5],
        ],
      },
    ],
  ],
  reweighted: [
    [
      {
        none: [1.11098143415027, 1.5182890270453],
        one: [1.58609654199605, 1.46340162526468],
        several: [
          [0.773365715932083, 2.02013996406346, 3],
          [0.337571678986723, 2.02037467454833, 5],
        ],
      },
      {
        none: [-0.66046776772861, 0.88939595831888],
        one: [0.391653958727332, 1.03167487483316],
        several: [
          [0.474174840843602, 1.39681715704956, 3],
          [0.276640353112907, 1.42543242287677, 5],
        ],
      },
    ],
    [
      {
        none: [1.11098143415027, 1.5182890270453],
        one: [0.6329852387657, 1.40361879788014],
        several: [
          [0.417574780492848, 1.83958876341367, 3],
          [0.175753709374146, 1.8313809497999, 5],
        ],
      },
      {
        none: [-0.66046776772861, 0.88939595831888],
        one: [-0.642240988645469, 0.926325452943084],
        several: [
          [0.267522855927958, 1.17559984533974, 3],
          [0.161200683014406, 1.21675019853961, 5],
        ],
      },
    ],
  ],
}

export interface TrimmedShape {
  readonly rows: number
  /** The intercept not counted. */
  readonly predictors: number
  readonly hasIntercept: boolean
  /** Of the rows, that the trimmed fit counts: from 1/2 to 1. */
  readonly share: number
}

/** By what the scale of a trimmed fit is multiplied so that it is right for few normal rows (Pison, Van Aelst and Willems 2002). */
export function trimmedCorrection(kind: ScaleKind, shape: TrimmedShape): number {
  const { predictors, hasIntercept, share } = shape
  const [half, sevenEighths] = constants[kind][hasIntercept ? 0 : 1].map((set) => shortfall(set, shape))
  const shrunk =
    share <= 0.875
      ? half + ((sevenEighths - half) / 0.375) * (share - 0.5)
      : sevenEighths + ((1 - sevenEighths) / 0.125) * (share - 0.875)
  // Of a mean alone the constants are those of the variance.
  return 1 / (predictors === 0 ? Math.sqrt(shrunk) : shrunk)
}

function shortfall({ none, one, several }: Constants, { rows, predictors }: TrimmedShape): number {
  const [first, second] = predictors === 0 ? none : predictors === 1 ? one : decayOf(several, predictors)
  return 1 - Math.exp(first) / rows ** second
}

/** The decay through both points of the surface. */
function decayOf(surface: Surface, predictors: number): Decay {
  const [[x1, y1], [x2, y2]] = surface.map(([alpha, beta, q]) => [
    -Math.log(q * predictors * predictors),
    Math.log(alpha / predictors ** beta),
  ])
  const second = (y2 - y1) / (x2 - x1)
  return [y1 - second * x1, second]
}
