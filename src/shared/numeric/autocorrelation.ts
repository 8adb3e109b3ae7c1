/**
 * The autocorrelations of a series at the lags 0 … `lags`, as R's `acf`: rₖ = Σ (xₜ − x̄)(xₜ₊ₖ − x̄) / Σ (xₜ − x̄)². The sums run over fewer terms
 * the longer the lag, so that |rₖ| ≤ 1. NaN throughout where the series does not vary.
 */
export function autocorrelation(series: Float64Array, lags: number): Float64Array {
  const n = series.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += (series[i] - mean) / (i + 1)
  const left = new Float64Array(n)
  for (let i = 0; i < n; i++) left[i] = series[i] - mean
  const sums = new Float64Array(lags + 1)
  for (let start = 0; start < n; start += BLOCK) addBlock(left, start, sums)
  return sums.map((sum) => (sums[0] > 0 ? sum / sums[0] : NaN))
}

/** Values that are taken at a time, for all lags, so that they stay in the processor's cache. */
const BLOCK = 4096

/** Four lags at a time, so that each value is read once for all of them. */
function addBlock(left: Float64Array, start: number, sums: Float64Array): void {
  let lag = 0
  for (; lag + 4 <= sums.length; lag += 4) {
    const end = Math.min(start + BLOCK, left.length - lag - 3)
    let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0]
    for (let i = start; i < end; i++) {
      const value = left[i]
      const at = i + lag
      sum0 += value * left[at]
      sum1 += value * left[at + 1]
      sum2 += value * left[at + 2]
      sum3 += value * left[at + 3]
    }
    sums[lag] += sum0
    sums[lag + 1] += sum1
    sums[lag + 2] += sum2
    sums[lag + 3] += sum3
    for (let k = 0; k < 3; k++)
      addLag(left, { start: Math.max(start, end), end: start + BLOCK, lag: lag + k }, sums)
  }
  for (; lag < sums.length; lag++) addLag(left, { start, end: start + BLOCK, lag }, sums)
}

interface LagPart {
  readonly start: number
  readonly end: number
  readonly lag: number
}

function addLag(left: Float64Array, { start, end, lag }: LagPart, sums: Float64Array): void {
  const last = Math.min(end, left.length - lag)
  for (let i = start; i < last; i++) sums[lag] += left[i] * left[i + lag]
}
