/**
 * The autocorrelations of a series at the lags 0 … `lags`, as R's `acf`: rₖ = Σ (xₜ − x̄)(xₜ₊ₖ − x̄) / Σ (xₜ − x̄)². The sums run over fewer terms
 * the longer the lag, so that |rₖ| ≤ 1. NaN throughout where the series does not vary.
 */
export function autocorrelation(series: Float64Array, lags: number): Float64Array {
  const n = series.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += (series[i] - mean) / (i + 1)
  const left = series.map((value) => value - mean)
  const sums = new Float64Array(lags + 1)
  for (let start = 0; start < n; start += BLOCK) addBlock(left, start, sums)
  return sums.map((sum) => (sums[0] > 0 ? sum / sums[0] : NaN))
}

/** Values that are taken at a time, for all lags, so that they stay in the processor's cache. */
const BLOCK = 4096

function addBlock(left: Float64Array, start: number, sums: Float64Array): void {
  for (let lag = 0; lag < sums.length; lag++) {
    const end = Math.min(start + BLOCK, left.length - lag)
    let sum = 0
    for (let i = start; i < end; i++) sum += left[i] * left[i + lag]
    sums[lag] += sum
  }
}
