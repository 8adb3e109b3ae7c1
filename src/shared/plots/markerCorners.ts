import type { FlagName } from '../diagnostics/flag'

type Corners = readonly (readonly [x: number, y: number])[]

/** A plus whose arms are this wide, as a share of its radius. */
const ARM = 0.32

const plus: Corners = [
  [-ARM, -1],
  [ARM, -1],
  [ARM, -ARM],
  [1, -ARM],
  [1, ARM],
  [ARM, ARM],
  [ARM, 1],
  [-ARM, 1],
  [-ARM, ARM],
  [-1, ARM],
  [-1, -ARM],
  [-ARM, -ARM],
]

const turned = (corners: Corners, angle: number): Corners =>
  corners.map(([x, y]) => [
    x * Math.cos(angle) - y * Math.sin(angle),
    x * Math.sin(angle) + y * Math.cos(angle),
  ])

const triangle: Corners = [
  [0, -1],
  [1, 0.8],
  [-1, 0.8],
]

/** A star of eight rays. */
const star: Corners = Array.from({ length: 16 }, (_, k) => {
  const reach = k % 2 === 0 ? 1.15 : 0.5
  return [reach * Math.sin((k * Math.PI) / 8), -reach * Math.cos((k * Math.PI) / 8)] as const
})

/** The shape of each flag's mark: the corners of a polygon about its middle for radius 1, y downwards. */
export const markerCorners: Readonly<Record<FlagName, Corners>> = {
  outlier: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  bonferroni: star,
  'robust-outlier': turned(plus, Math.PI / 4),
  influential: [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
  'cook-median': turned(triangle, Math.PI / 2),
  dffits: plus,
  'high-leverage': triangle,
  'leverage-2p': turned(triangle, Math.PI),
}
