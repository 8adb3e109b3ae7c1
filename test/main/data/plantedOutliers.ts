/**
 * The sample `planted-outliers.csv`, from its definition in resources/samples/README.md: y = 3 + 2x + noise with noise N(0, 1), four
 * outliers moved far off the line and one point far out in x. The noise comes from the Lehmer generator
 * s ← 48271·s mod (2³¹ − 1) with the seed 1805, by the Box–Muller formula.
 */
export function plantedOutliers(): string {
  let state = 1805
  const uniform = () => (state = (48_271 * state) % 2_147_483_647) / 2_147_483_647
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const shifts = new Map([
    [12, 14],
    [25, -12],
    [38, 16],
    [51, -15],
  ])
  const lines = ['id,x,y']
  let outliers = 0
  for (let row = 1; row <= 60; row++) {
    const far = row === 60
    const x = far ? 40 : Math.round(100 * (0.25 * row + 0.5 * (uniform() - 0.5))) / 100
    const shift = shifts.get(row) ?? 0
    const y = 3 + 2 * x + normal() + shift
    const id = far ? 'far point' : shift === 0 ? `P${String(row).padStart(2, '0')}` : `outlier ${++outliers}`
    lines.push(`${id},${x.toFixed(2)},${y.toFixed(2)}`)
  }
  return `${lines.join('\n')}\n`
}
